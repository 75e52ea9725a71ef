package interleave.poisonpill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class LineWriterTest {
    private static final int MANY = 5_000;

    private static final String TAKEN_FOR_THE_PILL = """
            A submitted the line %s and then "after it", and not both are written.
            The line was taken for something that it is not: to its sender it was text like any other.
            What can the background thread be handed that no line can be?""";

    private static final String LOST_AS_EQUAL = """
            A submitted the line %s and then "after it", not for the first time, and %s is not written once more.
            Each line is one of its own, also where it is equal to one before. By what does the writer tell them apart?""";

    private final Sink sink = new Sink();
    private final Map<Gate, AtomicInteger> writes = new ConcurrentHashMap<>();

    @Promise("10.1")
    void whatWasSubmittedIsWrittenInOrder(Threads threads) {
        List<String> lines =
                List.of("one", "", "two words", "one", "no end\r\n", "π≈3", "half \uD83D a pair", "100 % sure");
        LineWriter writer = new LineWriter(sink);
        TestThread<Void> a = threads.start("A", () -> lines.forEach(writer::submit));
        a.awaitReturn();
        threads.start("C", writer::close).awaitReturn();
        String expected = String.join("\n", lines) + "\n";
        assertThat(sink.text())
                .withFailMessage("""
                        A submitted %d lines, and each is to be written with a line feed behind it:
                        %s
                        When close had returned, this was written:
                        %s""", lines.size(), quoted(expected), quoted(sink.text()))
                .isEqualTo(expected);
        assertThat(sink.writers).withFailMessage("""
                        A submitted lines, and A itself wrote some of them.
                        So A waits for the slow sink, and a second thread would write in between.
                        Which thread is to write?""").doesNotContain(a.thread());
    }

    @Promise("10.1")
    void whatWaitsWhenCloseIsCalledIsStillWritten(Threads threads) {
        Gate slow = threads.gate("the sink");
        sink.before = call -> passOnce(call, 1, slow);
        LineWriter writer = new LineWriter(sink);
        List<String> returned = new CopyOnWriteArrayList<>();
        TestThread<Void> a = threads.start("A", () -> submitUntilRefused(writer, "line ", MANY, returned));
        threads.settle();
        int before = returned.size();
        assertThat(a.thrown()).withFailMessage("""
                        The sink is slow. A submitted one line after the other, and after %d of them it got %s.
                        Nobody has called close, and nothing has failed.
                        What does a submit do when many lines wait already?""", before, a.thrown()).isNull();
        boolean refused = a.hasEnded() && before < MANY;
        assertThat(refused).as("whether a submit was refused before close").isFalse();
        TestThread<Void> c = threads.start("C", writer::close);
        threads.settle();
        slow.open();
        c.awaitReturn();
        a.awaitReturn();
        assertWritten(returned.subList(0, before), "lines that A had submitted while the sink was slow, before close");
        assertInOrder("line ");
    }

    @Promise("10.1")
    void linesStayWholeAndInOrder(Threads threads) {
        // Whoever writes is parked once at its first write and once at its second, where the end of a line may be due.
        for (int parked : List.of(1, 2)) {
            Sink sink = new Sink();
            Gate slow = threads.gate("the sink");
            sink.before = call -> passOnce(call, parked, slow);
            LineWriter writer = new LineWriter(sink);
            TestThread<Void> a =
                    threads.start("A", () -> List.of("a1", "a2", "a3").forEach(writer::submit));
            TestThread<Void> b =
                    threads.start("B", () -> List.of("b1", "b2", "b3").forEach(writer::submit));
            threads.settle();
            slow.open();
            a.awaitReturn();
            b.awaitReturn();
            threads.start("C", writer::close).awaitReturn();
            List<String> lines = List.of(sink.text().split("\n", -1));
            for (String owner : List.of("a", "b")) {
                assertThat(lines.stream().filter(l -> l.startsWith(owner)).toList())
                        .withFailMessage("""
                                The sink was slow at its write number %d. A submitted a1, a2, a3, B submitted b1, b2, b3. Written is %s.
                                A line is broken, lost, doubled, or stands before one that its thread submitted earlier.
                                How many threads use the sink at the same time, and in which order do they take the lines?""", parked, lines)
                        .isEqualTo(List.of(owner + "1", owner + "2", owner + "3"));
            }
            assertThat(lines)
                    .as("the lines written, and what stands behind the last one")
                    .hasSize(7)
                    .endsWith("");
        }
    }

    @Promise("10.1")
    void anInterruptedThreadCanSubmit(Threads threads) {
        LineWriter writer = new LineWriter(sink);
        TestThread<Void> a = threads.start("A", () -> {
            Thread.currentThread().interrupt();
            writer.submit("one");
            writer.submit("two");
        });
        a.awaitReturn();
        threads.start("C", writer::close).awaitReturn();
        assertWritten(List.of("one", "two"), "lines that A submitted while its interrupt flag was set");
        assertThat(a.wasInterruptedAtEnd()).withFailMessage("""
                        A submitted lines while its interrupt flag was set, and the flag is gone.
                        Whoever called submit can no longer see that somebody wanted A to stop.
                        How can the flag be kept?""").isTrue();
    }

    @Promise("10.1")
    void anInterruptLosesNoLineOfASubmitThatWaits(Threads threads) {
        Gate slow = threads.gate("the sink");
        sink.before = call -> passOnce(call, 1, slow);
        LineWriter writer = new LineWriter(sink);
        List<String> returned = new CopyOnWriteArrayList<>();
        TestThread<Void> a = threads.start("A", () -> {
            for (int i = 0; i < MANY && !Thread.currentThread().isInterrupted(); i++) {
                writer.submit("line " + i);
                returned.add("line " + i);
            }
        });
        threads.settle();
        boolean waits = !a.hasEnded();
        a.interrupt();
        threads.settle();
        slow.open();
        a.awaitReturn(
                "The sink was slow, and A was interrupted in submit. The sink has gone on, and A's submit never returned.");
        assertThat(!waits || a.wasInterruptedAtEnd())
                .as("whether A's interrupt flag is set in the end, A having been interrupted while a submit waited")
                .isTrue();
        threads.start("C", writer::close).awaitReturn();
        assertWritten(returned, "lines that A submitted, being interrupted while the sink was slow");
    }

    @Promise("10.2")
    void closeWaitsForWhoeverIsInTheSink(Threads threads) {
        for (String place : List.of("write", "flush", "close")) {
            Sink sink = new Sink();
            Gate slow = threads.gate("the sink's " + place);
            sink.before = call -> {
                if (call.equals(place)) {
                    slow.pass();
                }
            };
            LineWriter writer = new LineWriter(sink);
            TestThread<Void> a = threads.start("A", () -> writer.submit("one"));
            threads.settle();
            TestThread<Void> c = threads.start("C", writer::close);
            threads.settle();
            assertThat(slow.arrivals() > 0 && c.hasEnded())
                    .withFailMessage("""
                            C's close returned while a call of the sink's %s was still in progress.
                            C goes on as if all were written and the sink closed.
                            How does C learn that the background thread is done?""".formatted(place))
                    .isFalse();
            slow.open();
            c.awaitReturn("The sink was slow in its " + place + ". It has gone on, and C's close never returned.");
            a.awaitReturn();
            assertThat(sink.text())
                    .as("what is written when close has returned")
                    .isEqualTo("one\n");
            assertThat(sink.closes.get())
                    .as("how often the sink was closed when close has returned")
                    .isPositive();
        }
    }

    @Promise("10.2")
    void theBackgroundThreadHasEndedWhenCloseReturns(Threads threads) {
        LineWriter writer = new LineWriter(sink);
        TestThread<Void> a = threads.start("A", () -> writer.submit("one"));
        a.awaitReturn();
        TestThread<Void> c = threads.start("C", writer::close);
        c.awaitReturn();
        for (Thread thread : sink.writers) {
            if (thread != a.thread() && thread != c.thread()) {
                assertThat(hasEnded(thread)).withFailMessage("""
                                C's close has returned, and the thread that wrote the lines is still there.
                                Writer after writer such threads add up, and they can keep the program from ending.
                                What does the background thread do when all is written?""").isTrue();
            }
        }
    }

    @Promise("10.2")
    void aSecondCloseDoesNothing(Threads threads) {
        LineWriter writer = new LineWriter(sink);
        threads.start("C", writer::close).awaitReturn("Nobody has submitted a line, and C's close never returned.");
        int closes = sink.closes.get();
        assertThat(closes)
                .as("how often the sink was closed when the first close has returned")
                .isPositive();
        threads.start("D", writer::close).awaitReturn("C's close has returned, and D's close never did.");
        assertThat(sink.text()).as("what is written without a single line").isEmpty();
        assertThat(sink.closes.get())
                .as("how often the sink was closed after a second close")
                .isEqualTo(closes);
    }

    @Promise("10.2")
    void aSecondCloseDoesNothingAfterAFailureEither(Threads threads) {
        sink.before = call -> {
            if (call.equals("write")) {
                throw sink.failure("disk full");
            }
        };
        LineWriter writer = new LineWriter(sink);
        TestThread<Void> a = threads.start("A", () -> writer.submit("one"));
        threads.settle();
        a.awaitEnd();
        threads.start("C", writer::close).awaitEnd();
        Throwable thrown = threads.start("D", writer::close).awaitEnd();
        assertThat(thrown).withFailMessage("""
                        The sink has failed, and C has called close. After that D's close threw %s.
                        Whoever calls close once more, to be sure, would take that for a second failure.
                        How does a close know that it is not the first?""", thrown).isNull();
    }

    @Promise("10.2")
    void theFailureOfAnotherWritersSinkIsNotThrown(Threads threads) {
        Sink full = new Sink();
        full.before = call -> {
            if (call.equals("write")) {
                throw full.failure("disk full");
            }
        };
        LineWriter other = new LineWriter(full);
        TestThread<Void> a = threads.start("A", () -> other.submit("one"));
        threads.settle();
        a.awaitEnd();
        threads.start("B", other::close).awaitEnd();
        Throwable thrown = threads.start("C", new LineWriter(sink)::close).awaitEnd();
        assertThat(thrown).withFailMessage("""
                        The sink of one writer has failed. After that C closed another writer, whose sink has not failed, and close threw %s.
                        C believes that its lines are not written.
                        What do the two writers share?""", thrown).isNull();
    }

    @Promise("10.2")
    void twoThreadsMayCloseAtTheSameTime(Threads threads) {
        Gate slow = threads.gate("the sink");
        sink.before = call -> passOnce(call, 1, slow);
        LineWriter writer = new LineWriter(sink);
        TestThread<Void> a = threads.start("A", () -> writer.submit("one"));
        threads.settle();
        TestThread<Void> c = threads.start("C", writer::close);
        TestThread<Void> d = threads.start("D", writer::close);
        threads.settle();
        slow.open();
        a.awaitEnd();
        c.awaitReturn("C and D closed at the same time, and C's close never returned.");
        d.awaitReturn("C and D closed at the same time, and D's close never returned.");
    }

    @Promise("10.2")
    void anInterruptDoesNotEndClose(Threads threads) {
        Gate slow = threads.gate("the sink");
        sink.before = call -> passOnce(call, 1, slow);
        LineWriter writer = new LineWriter(sink);
        TestThread<Void> a = threads.start("A", () -> writer.submit("one"));
        threads.settle();
        TestThread<Void> c = threads.start("C", writer::close);
        threads.settle();
        for (int interrupt = 1; interrupt <= 3; interrupt++) {
            c.interrupt();
            threads.settle();
            assertThat(c.hasEnded()).withFailMessage("""
                            C was interrupted in close while the sink was busy with a line, and did not go on waiting. It was interrupt %d.
                            close does not declare InterruptedException, so nobody expects it to give up.
                            Which ways to wait for a thread are there, and what does an interrupt do to each?""", interrupt).isFalse();
        }
        slow.open();
        a.awaitReturn();
        c.awaitReturn("C was interrupted in close. The sink has gone on, and C's close never returned.");
        assertThat(c.wasInterruptedAtEnd()).withFailMessage("""
                        C was interrupted while close waited, and its interrupt flag is gone.
                        Whoever called close can no longer see that somebody wanted C to stop.
                        How can the flag be kept?""").isTrue();
        assertThat(sink.text())
                .as("what is written when an interrupted close has returned")
                .isEqualTo("one\n");
    }

    @Promise("10.1")
    void anInterruptOfCloseLosesNoLine(Threads threads) {
        Gate slow = threads.gate("the sink");
        sink.before = call -> passOnce(call, 1, slow);
        LineWriter writer = new LineWriter(sink);
        TestThread<Void> a = threads.start("A", () -> {
            writer.submit("one");
            writer.submit("two");
            writer.submit("three");
        });
        threads.settle();
        boolean waits = !a.hasEnded();
        TestThread<Void> c = threads.start("C", writer::close);
        threads.settle();
        c.interrupt();
        threads.settle();
        slow.open();
        a.awaitEnd();
        c.awaitReturn("C was interrupted in close. The sink has gone on, and C's close never returned.");
        // A small queue may have been full.
        if (!waits) {
            assertThat(sink.text()).withFailMessage("""
                        A had submitted one, two and three, and C was interrupted in close. When that had returned, this was written:
                        %s
                        It was C who was interrupted. Who else has heard of it?""", quoted(sink.text())).isEqualTo("one\ntwo\nthree\n");
        }
    }

    /** As many lines as the queue takes without a wait, and no more. */
    @Promise("10.2")
    void closeNeedsNoRoom(Threads threads) {
        Gate slow = threads.gate("the sink");
        List<String> room = new CopyOnWriteArrayList<>();
        Sink first = new Sink();
        first.before = call -> passOnce(call, 1, slow);
        LineWriter full = new LineWriter(first);
        TestThread<Void> a = threads.start("A", () -> submitUntilRefused(full, "line ", MANY, room));
        threads.settle();
        int count = room.size();
        slow.open();
        a.awaitEnd();
        threads.start("A", full::close).awaitEnd();
        Gate slower = threads.gate("the sink");
        sink.before = call -> passOnce(call, 1, slower);
        LineWriter writer = new LineWriter(sink);
        List<String> returned = new CopyOnWriteArrayList<>();
        // The sink has the first one in its hand before the others come.
        threads.start("A", () -> submitUntilRefused(writer, "first ", 1, returned));
        threads.settle();
        if (slower.arrivals() == 0) {
            // A buffer in front of the sink has taken it.
            return;
        }
        TestThread<Void> b = threads.start("B", () -> submitUntilRefused(writer, "line ", count - 1, returned));
        threads.settle();
        boolean waits = !b.hasEnded();
        TestThread<Void> c = threads.start("C", writer::close);
        threads.settle();
        slower.open();
        b.awaitEnd();
        c.awaitReturn("""
                The sink was slow, %d lines waited, and C called close. The sink has gone on, and C's close never returned.
                One more line would have had to wait for room. What of the pill?""".formatted(count));
        if (!waits) {
            assertWritten(returned, "lines that waited");
        }
    }

    @Promise("10.2")
    void anInterruptIsNotForgottenWhenTheSinkFails(Threads threads) {
        Gate slow = threads.gate("the sink");
        sink.before = call -> {
            passOnce(call, 1, slow);
            if (call.equals("write")) {
                throw sink.failure("disk full");
            }
        };
        LineWriter writer = new LineWriter(sink);
        TestThread<Void> a = threads.start("A", () -> writer.submit("one"));
        threads.settle();
        TestThread<Void> c = threads.start("C", writer::close);
        threads.settle();
        boolean waits = slow.arrivals() > 0 && !c.hasEnded();
        c.interrupt();
        threads.settle();
        slow.open();
        a.awaitEnd();
        c.awaitEnd();
        assertThat(!waits || c.wasInterruptedAtEnd()).withFailMessage("""
                        C was interrupted while close waited. Then the sink failed, close told C of that, and C's interrupt flag is gone.
                        Whoever called close can no longer see that somebody wanted C to stop.
                        On which ways out of close is the flag set again?""").isTrue();
    }

    @Promise("10.3")
    void aSubmitAfterCloseIsRefused(Threads threads) {
        LineWriter writer = new LineWriter(sink);
        threads.start("A", () -> writer.submit("one")).awaitReturn();
        threads.start("C", writer::close).awaitReturn();
        for (String line : List.of("two", "three")) {
            Throwable thrown = threads.start("B", () -> writer.submit(line)).awaitThrown("""
                    C's close has returned. After that B submitted a line, and was not refused.
                    B believes that its line will be written, and nobody will write it.
                    How does submit know that the writer is closed?""");
            assertThat(thrown).as("what submit throws after close").isInstanceOf(IllegalStateException.class);
        }
    }

    @Promise("10.3")
    void aSubmitDuringCloseIsRefusedOrWritten(Threads threads) {
        Gate slow = threads.gate("the sink");
        sink.before = call -> passOnce(call, 1, slow);
        LineWriter writer = new LineWriter(sink);
        threads.start("A", () -> writer.submit("one"));
        threads.settle();
        TestThread<Void> c = threads.start("C", writer::close);
        threads.settle();
        TestThread<Void> b = threads.start("B", () -> writer.submit("two"));
        threads.settle();
        slow.open();
        Throwable thrown = b.awaitEnd();
        c.awaitReturn();
        assertThat(thrown == null || thrown instanceof IllegalStateException)
                .as("a submit during close threw %s; whether it returned, or threw an IllegalStateException", thrown)
                .isTrue();
        if (thrown == null) {
            assertWritten(List.of("two"), "lines that B submitted while C was in close, and was not refused");
        }
    }

    @Promise("10.3")
    void aNullIsRefusedBeforeAnythingHasChanged(Threads threads) {
        assertThat(catchThrowable(() -> new LineWriter(null)))
                .as("what new LineWriter(null) throws")
                .isInstanceOf(NullPointerException.class);
        LineWriter writer = new LineWriter(sink);
        Throwable thrown = threads.start("A", () -> writer.submit(null)).awaitThrown("submit(null) was not refused.");
        assertThat(thrown).as("what submit(null) throws").isInstanceOf(NullPointerException.class);
        threads.start("B", () -> writer.submit("one")).awaitReturn();
        threads.start("C", writer::close).awaitReturn();
        assertWritten(List.of("one"), "lines that were submitted after a null");
        assertThat(sink.lines())
                .as("the lines written after submit(null) and submit(one)")
                .hasSize(1);
    }

    @Promise("10.4")
    void whatTheSinkThrowsComesOutOfTheFirstClose(Threads threads) {
        for (String place : List.of("write", "first write", "flush", "close")) {
            Sink sink = new Sink();
            sink.before = call -> {
                boolean once = place.startsWith("first") && !sink.failures.isEmpty();
                if (place.endsWith(call) && !once) {
                    throw sink.failure("disk full in " + call);
                }
            };
            LineWriter writer = new LineWriter(sink);
            TestThread<Void> a = threads.start("A", () -> writer.submit("one"));
            threads.settle();
            assertRefusedAtMost(a.awaitEnd());
            Throwable thrown = threads.start("C", writer::close).awaitThrown("""
                    The sink's %s threw an IOException, and C's close threw nothing.
                    So C believes that all is written.
                    On which thread was it thrown, and who carries it to C?""".formatted(place));
            assertThat(sink.failures.stream().anyMatch(f -> f == thrown))
                    .withFailMessage("""
                            The sink's %s threw %s, and C's close threw %s.
                            Whoever closes wants to see what the sink threw, that very object.""", place, sink.failures, thrown)
                    .isTrue();
            assertThat(sink.closes).withFailMessage("""
                            The sink's %s threw an IOException, and the sink was never closed.
                            The file stays open for as long as the program runs.
                            Which ways lead past the place where the sink is closed?""".formatted(place)).hasPositiveValue();
        }
    }

    @Promise("10.4")
    void noSubmitBlocksForEverWhenTheSinkFails(Threads threads) {
        Gate slow = threads.gate("the sink");
        sink.before = call -> {
            passOnce(call, 1, slow);
            if (call.equals("write")) {
                throw sink.failure("disk full");
            }
        };
        LineWriter writer = new LineWriter(sink);
        List<String> returned = new CopyOnWriteArrayList<>();
        TestThread<Void> a = threads.start("A", () -> submitUntilRefused(writer, "line ", MANY, returned));
        threads.settle();
        slow.open();
        String otherwise = """
                The sink threw an IOException. A went on to submit, and one of its submits never returned.
                It waits for room, and nobody is there any more to make it.
                What does the background thread do after a failure?""";
        a.awaitReturn(otherwise);
        threads.start("B", () -> submitUntilRefused(writer, "more ", MANY, returned))
                .awaitReturn(otherwise);
        threads.start("C", writer::close).awaitEnd();
    }

    /** More threads than a small queue has places: whoever makes room once has not made it for all. */
    @Promise("10.4")
    void noneOfManySubmitsBlocksForEverWhenTheSinkFails(Threads threads) {
        Gate slow = threads.gate("the sink");
        sink.before = call -> {
            passOnce(call, 1, slow);
            if (call.equals("write")) {
                throw sink.failure("disk full");
            }
        };
        LineWriter writer = new LineWriter(sink);
        List<String> returned = new CopyOnWriteArrayList<>();
        threads.start("A", () -> submitUntilRefused(writer, "line ", 1_000, returned));
        threads.settle();
        List<TestThread<Void>> all = IntStream.range(0, 40)
                .mapToObj(i -> threads.start("B" + i, () -> submitUntilRefused(writer, "more ", 1, returned)))
                .toList();
        threads.settle();
        slow.open();
        all.forEach(b -> b.awaitReturn("""
                The sink was slow, and many threads waited in submit. Then the sink threw an IOException, and one of the submits never returned.
                Others did: somebody has made room, but not for all.
                Who may still come when the background thread has gone?"""));
    }

    @Promise("10.4")
    void closeEndsThoughTheSinkFailsWithManyLinesWaiting(Threads threads) {
        Gate slow = threads.gate("the sink");
        sink.before = call -> {
            passOnce(call, 1, slow);
            if (call.equals("write")) {
                throw sink.failure("disk full");
            }
        };
        LineWriter writer = new LineWriter(sink);
        threads.start("A", () -> submitUntilRefused(writer, "line ", MANY, new CopyOnWriteArrayList<>()));
        threads.settle();
        TestThread<Void> c = threads.start("C", writer::close);
        threads.settle();
        slow.open();
        Throwable thrown = c.awaitThrown("""
                The sink was slow, many lines waited, and C called close. Then the sink threw an IOException, and C's close did not throw it.
                What does close wait for, and who is there to bring it about after a failure?""");
        assertThat(sink.failures.stream().anyMatch(f -> f == thrown))
                .withFailMessage(
                        "The sink threw %s while C was in close, and C's close threw %s.", sink.failures, thrown)
                .isTrue();
    }

    @Promise("10.5")
    void noTextIsThePill(Threads threads) {
        Set<String> texts = new LinkedHashSet<>(List.of("", " ", "\n", "\0", "\u0004", "null", "POISON", "PILL"));
        texts.addAll(List.of("POISON_PILL", "poison", "STOP", "END", "EOF", "quit", "exit", "close", "DONE"));
        IntStream.range(0, 128).forEach(c -> texts.add(Character.toString(c)));
        // A text that stands in the writer's own code is the likeliest to be its pill.
        texts.addAll(textsInTheStudentsCode());
        LineWriter writer = new LineWriter(sink);
        List<String> submitted = new ArrayList<>();
        AtomicInteger begun = new AtomicInteger();
        TestThread<Void> a = threads.start("A", () -> {
            for (String text : texts) {
                // The same object that a literal is, and one that is merely equal to it.
                for (String line : List.of(text.intern(), new String(text))) {
                    begun.incrementAndGet();
                    writer.submit(line);
                    submitted.add(line);
                    writer.submit("after it");
                    submitted.add("after it");
                }
            }
        });
        Throwable thrown = a.awaitEnd();
        threads.start("C", writer::close).awaitReturn();
        String written = sink.text();
        StringBuilder expected = new StringBuilder();
        // In which order they are written is another promise.
        boolean allWritten = sorted(written).equals(sorted(String.join("\n", submitted) + '\n'));
        for (int i = 0; i < submitted.size() && !allWritten; i++) {
            expected.append(submitted.get(i)).append('\n');
            String line = submitted.get(i - i % 2);
            boolean lostAsEqual = submitted.subList(0, i).contains(submitted.get(i))
                    && submitted.stream().allMatch(each -> written.contains(each + '\n'));
            assertThat(written.startsWith(expected.toString()))
                    .withFailMessage(
                            lostAsEqual ? LOST_AS_EQUAL : TAKEN_FOR_THE_PILL, quoted(line), quoted(submitted.get(i)))
                    .isTrue();
        }
        assertThat(thrown)
                .as("what the submit of line number %d threw, before close", begun.get())
                .isNull();
    }

    /** Parks whoever comes to write as number so-and-so, and nobody else. */
    private void passOnce(String call, int number, Gate gate) {
        if (call.equals("write")
                && writes.computeIfAbsent(gate, g -> new AtomicInteger()).incrementAndGet() == number) {
            gate.pass();
        }
    }

    private static void submitUntilRefused(LineWriter writer, String prefix, int count, List<String> returned) {
        for (int i = 0; i < count; i++) {
            String line = prefix + i;
            try {
                writer.submit(line);
            } catch (IllegalStateException refused) {
                return;
            }
            returned.add(line);
        }
    }

    private static void assertRefusedAtMost(Throwable thrown) {
        assertThat(thrown == null || thrown instanceof IllegalStateException)
                .as(
                        "a submit threw %s while the sink failed; whether it returned, or threw an IllegalStateException",
                        thrown)
                .isTrue();
    }

    private void assertWritten(List<String> expected, String what) {
        List<String> written = sink.lines();
        List<String> lost = new ArrayList<>(expected);
        lost.removeAll(Set.copyOf(written));
        assertThat(lost)
                .withFailMessage("""
                        Of %d %s, %d are not written when close has returned; the first is "%s".
                        Their submits have returned, so their senders believe that they are safe.
                        Where were they when close was called, and who looked there afterwards?""", expected.size(), what, lost.size(), lost.isEmpty() ? "" : lost.get(0))
                .isEmpty();
    }

    private void assertInOrder(String prefix) {
        List<String> written = sink.lines();
        for (int i = 0; i < written.size(); i++) {
            assertThat(written.get(i))
                    .withFailMessage(
                            """
                            A submitted %s, %s and so on, one after the other. As line number %d, counted from 0, %s should be written, and it is %s.
                            In which order do the lines leave the place where they wait?""", quoted(prefix + 0), quoted(prefix + 1), i, quoted(prefix + i), quoted(written.get(i)))
                    .isEqualTo(prefix + i);
        }
    }

    private static List<String> sorted(String text) {
        return text.lines().sorted().toList();
    }

    /** A text as it stands in code, on one line. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default ->
                    quoted.append(
                            Character.isISOControl(c) || Character.isSurrogate(c) ? "\\u%04x".formatted((int) c) : c);
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean hasEnded(Thread thread) {
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            throw new AssertionError("The test was stopped from outside.", e);
        }
        return !thread.isAlive();
    }

    /** Every text in the constant pools of the student's classes: his literals, and the names that he gave. */
    private static Set<String> textsInTheStudentsCode() {
        Set<String> texts = new LinkedHashSet<>();
        try {
            Path classes = Path.of(LineWriter.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> all = Files.list(classes.resolve("interleave/poisonpill"))) {
                for (Path file : all.filter(f -> !f.toString().contains("Test")).toList()) {
                    addTexts(file, texts);
                }
            }
        } catch (IOException | URISyntaxException | RuntimeException e) {
            // Loaded from elsewhere: the usual names must do.
            return texts;
        }
        return texts;
    }

    private static void addTexts(Path classFile, Set<String> texts) throws IOException {
        try (InputStream file = Files.newInputStream(classFile);
                DataInputStream in = new DataInputStream(file)) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.add(in.readUTF());
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    default -> in.skipNBytes(4);
                }
            }
        }
    }

    @FunctionalInterface
    private interface Before {
        void call(String name) throws IOException;
    }

    /** Keeps what is written; like a file it takes nothing after its end, and its close flushes first. */
    private static final class Sink extends Writer {
        private final StringBuilder text = new StringBuilder();
        private final Set<Thread> writers = ConcurrentHashMap.newKeySet();
        private final AtomicInteger closes = new AtomicInteger();
        private final List<IOException> failures = new CopyOnWriteArrayList<>();
        private volatile Before before = call -> {};
        private volatile boolean closed;

        IOException failure(String message) {
            IOException failure = new IOException(message);
            failures.add(failure);
            return failure;
        }

        String text() {
            synchronized (text) {
                return text.toString();
            }
        }

        List<String> lines() {
            return text().lines().toList();
        }

        private void put(String written) throws IOException {
            writers.add(Thread.currentThread());
            before.call("write");
            if (closed) {
                throw new IOException("Stream closed");
            }
            synchronized (text) {
                text.append(written);
            }
        }

        @Override
        public void write(int c) throws IOException {
            put(String.valueOf((char) c));
        }

        @Override
        public void write(char[] chars) throws IOException {
            put(new String(chars));
        }

        @Override
        public void write(char[] chars, int offset, int length) throws IOException {
            put(new String(chars, offset, length));
        }

        @Override
        public void write(String line) throws IOException {
            put(line.substring(0));
        }

        @Override
        public void write(String line, int offset, int length) throws IOException {
            put(line.substring(offset, offset + length));
        }

        @Override
        public Writer append(CharSequence chars) throws IOException {
            put(String.valueOf(chars));
            return this;
        }

        @Override
        public Writer append(CharSequence chars, int start, int end) throws IOException {
            put(String.valueOf(chars).substring(start, end));
            return this;
        }

        @Override
        public Writer append(char c) throws IOException {
            put(String.valueOf(c));
            return this;
        }

        @Override
        public void flush() throws IOException {
            if (closed) {
                throw new IOException("Stream closed");
            }
            before.call("flush");
        }

        @Override
        public void close() throws IOException {
            closes.incrementAndGet();
            try {
                if (!closed) {
                    flush();
                    before.call("close");
                }
            } finally {
                closed = true;
            }
        }
    }
}
