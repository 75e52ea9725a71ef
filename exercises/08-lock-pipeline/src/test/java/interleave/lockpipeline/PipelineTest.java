package interleave.lockpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PipelineTest {
    /** Compared by identity. */
    private static final class Message {
        private final String producer;
        private final int number;

        private Message(String producer, int number) {
            this.producer = producer;
            this.number = number;
        }

        @Override
        public String toString() {
            return number == 0 ? producer + "'s message" : producer + "'s message " + number;
        }
    }

    private static TestThread<Void> set(Threads threads, String name, Pipeline<Message> pipeline) {
        return threads.start(name, () -> pipeline.setMessage(new Message(name, 0)));
    }

    private static TestThread<String> get(Threads threads, String name, Pipeline<Message> pipeline) {
        return threads.start(name, () -> String.valueOf(pipeline.getMessage()));
    }

    private static long ended(List<? extends TestThread<?>> threads) {
        return threads.stream().filter(TestThread::hasEnded).count();
    }

    @Promise("08.1")
    void aLoneMessageNeedsNoConsumer(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        Pipeline<Message> another = new Pipeline<>();
        set(threads, "A", pipeline).awaitReturn("""
                The pipeline is new and empty, and A's setMessage never returned.
                What does a producer have to wait for, and what not?""");
        set(threads, "B", another).awaitReturn("""
                There is a message in one pipeline, and B's setMessage on another, empty one never returned.
                What do the two pipelines share? It should be nothing.""");
        for (int round = 1; round <= 3; round++) {
            get(threads, "C", pipeline).awaitReturn("There is a message in the pipeline, and C never got it.");
            set(threads, "D", pipeline).awaitReturn("""
                    The message has been taken, so the pipeline is empty, and D's setMessage never returned.
                    What has getMessage to tell, so that the next message may come?""");
        }
    }

    @Promise("08.1")
    void aMessageThatIsBeingStoredIsNotInThePipeline(Threads threads) {
        Pipeline<Object> pipeline = new Pipeline<>();
        Gate disk = threads.gate("a slow database");
        threads.start("A", () -> Relay.consume(pipeline, message -> disk.pass()));
        threads.start("B", () -> pipeline.setMessage("one")).awaitReturn("""
                The pipeline is new and empty, and B's setMessage never returned.
                What does a producer have to wait for, and what not?""");
        // A may store at once, or when the last message of all has come; it has taken this one.
        threads.settle();
        threads.start("C", () -> pipeline.setMessage("two")).awaitReturn("""
                A consumes and has taken the message out, so the pipeline is empty, and C's setMessage never returned.
                What does A hold while it stores, and who needs it?""");
    }

    @Promise("08.1")
    void eachMessageTakenMakesRoomForOne(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        set(threads, "A", pipeline)
                .awaitReturn("A put a message into an empty pipeline, and setMessage never returned.");
        List<TestThread<Void>> waiting = List.of(set(threads, "B", pipeline), set(threads, "C", pipeline));
        threads.settle();
        assertThat(ended(waiting)).withFailMessage("""
                        A's message is still in the pipeline, and B's or C's setMessage has returned all the same.
                        There is room for one message: which of them is in it now, and where is the other one?
                        What must hold before a message may be put in?""").isZero();
        get(threads, "D", pipeline).awaitReturn("A's message is in the pipeline, and D never got it.");
        threads.eventually("""
                D has taken A's message, so there is room for one more, and neither B's nor C's setMessage returned.
                Who tells them that there is room?""", () -> ended(waiting) >= 1);
        threads.settle();
        assertThat(ended(waiting)).withFailMessage("""
                        D has taken one message, and B's and C's setMessage have both returned.
                        That made room for one of them: where is the message of the other?
                        A thread that was woken: what does it know of what the others did before it ran?""").isEqualTo(1);
    }

    @Promise("08.1")
    void aNullIsRefusedBeforeAnythingHasChanged(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        for (String name : List.of("A", "B")) {
            Throwable thrown = threads.start(name, () -> pipeline.setMessage(null))
                    .awaitThrown(
                            name.equals("A")
                                    ? "The pipeline is empty, and A's setMessage(null) threw nothing."
                                    : "A's setMessage(null) was refused. After that B's setMessage(null) threw nothing.");
            assertThat(thrown).as("what setMessage(null) throws").isInstanceOf(NullPointerException.class);
        }
        set(threads, "C", pipeline).awaitReturn("""
                A's and B's setMessage(null) were refused. After that C's setMessage never returned.
                What had already changed when the null was found?""");
        TestThread<Void> d = threads.start("D", () -> pipeline.setMessage(null));
        assertThat(get(threads, "E", pipeline).awaitReturn("C's message is in the pipeline, and E never got it."))
                .as("what E gets after a null was refused twice, and C has put its message in")
                .isEqualTo("C's message");
        assertThat(d.awaitThrown("D's setMessage(null) on a full pipeline threw nothing."))
                .as("what setMessage(null) throws")
                .isInstanceOf(NullPointerException.class);
        set(threads, "F", pipeline).awaitReturn("""
                D's setMessage(null) was refused, and the pipeline is empty. After that F's setMessage never returned.
                What had already changed when the null was found?""");
    }

    /** What an answer may have chosen to mean "nothing": all of it is a message to somebody. */
    @Promise("08.3")
    void whateverIsSentIsGot(Threads threads) {
        Object equalsAll = new Object() {
            @Override
            public boolean equals(Object other) {
                return true;
            }

            @Override
            public int hashCode() {
                return 0;
            }
        };
        Pipeline<Object> pipeline = new Pipeline<>();
        for (Object message : List.of(
                "",
                "null",
                "EMPTY",
                0,
                -1,
                '\0',
                0L,
                false,
                true,
                Optional.empty(),
                List.of(),
                equalsAll,
                new Object())) {
            threads.start("A", () -> pipeline.setMessage(message))
                    .awaitReturn("The pipeline is empty, and A's setMessage(" + message + ") never returned.");
            Object got = threads.start("B", pipeline::getMessage)
                    .awaitReturn("""
                    A put %s "%s" into the pipeline, and B never got it.
                    To its sender it was a message like any other.
                    What tells your pipeline that it is empty?""".formatted(message.getClass().getSimpleName(), message));
            assertThat(got == message)
                    .as("whether B got the very message that A had put in, \"%s\"", message)
                    .isTrue();
        }
    }

    @Promise("08.2")
    void aConsumerWaitsForTheFirstMessage(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        TestThread<String> a = get(threads, "A", pipeline);
        threads.settle();
        assertThat(a.hasEnded())
                .withFailMessage(() -> """
                        The pipeline is new and empty, and A's getMessage has ended, with %s.
                        There was no message to get.
                        What must hold before one is taken out?""".formatted(outcome(a)))
                .isFalse();
        set(threads, "B", pipeline);
        assertThat(a.awaitReturn("""
                        A waited in getMessage. Then B called setMessage, and A's getMessage never returned.
                        Who tells A that there is a message?"""))
                .as("what A gets, which has waited for B's message")
                .isEqualTo("B's message");
    }

    @Promise("08.2")
    void eachMessageSetLetsOneConsumerGoOn(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        set(threads, "A", pipeline);
        get(threads, "B", pipeline).awaitReturn("A called setMessage, and B never got the message.");
        List<TestThread<String>> waiting = List.of(get(threads, "C", pipeline), get(threads, "D", pipeline));
        threads.settle();
        assertThat(ended(waiting))
                .withFailMessage(() -> """
                        B has taken A's message, so the pipeline is empty again.
                        C's getMessage ended with %s, D's with %s.
                        What must getMessage leave behind, so that the next one waits?""".formatted(outcome(waiting.get(0)), outcome(waiting.get(1))))
                .isZero();
        set(threads, "E", pipeline);
        threads.eventually("""
                C and D waited in getMessage. Then E called setMessage, and neither of them returned.
                Who tells them that there is a message?""", () -> ended(waiting) >= 1);
        threads.settle();
        assertThat(ended(waiting))
                .withFailMessage(() -> """
                        C and D waited in getMessage, and E has set one message. Both have ended:
                        C's getMessage with %s, D's with %s.
                        A thread that was woken: what does it know of what the others did before it ran?""".formatted(outcome(waiting.get(0)), outcome(waiting.get(1))))
                .isEqualTo(1);
    }

    private static String outcome(TestThread<String> thread) {
        if (!thread.hasEnded()) {
            return "nothing yet";
        }
        Throwable thrown = thread.awaitEnd();
        return thrown == null ? thread.awaitReturn() : thrown.getClass().getSimpleName();
    }

    @Promise("08.3")
    void oneConsumerGetsOneProducersMessagesInTheirOrder(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        List<Message> sent =
                IntStream.rangeClosed(1, 20).mapToObj(i -> new Message("A", i)).toList();
        TestThread<Void> a = threads.start("A", () -> {
            for (Message message : sent) {
                pipeline.setMessage(message);
            }
        });
        TestThread<List<Message>> b = threads.start("B", () -> {
            List<Message> got = new ArrayList<>();
            while (got.size() < sent.size()) {
                got.add(pipeline.getMessage());
            }
            return got;
        });
        List<Message> got = b.awaitReturn("A sends twenty messages, B gets twenty times, and B never came to the end.");
        assertThat(got).as("what B got of A's messages").containsExactlyElementsOf(sent);
        a.awaitReturn("B has got all of A's messages, and A's last setMessage never returned.");
    }

    @Promise("08.3")
    void theSentinelIsTakenOutLikeAnyOtherMessage(Threads threads) {
        Pipeline<Object> pipeline = new Pipeline<>();
        threads.start("A", () -> pipeline.setMessage(Relay.SENTINEL))
                .awaitReturn("The pipeline is new and empty, and A's setMessage of SENTINEL never returned.");
        Object first = threads.start("B", pipeline::getMessage)
                .awaitReturn("SENTINEL is in the pipeline, and B never got it.");
        assertThat(first == Relay.SENTINEL)
                .withFailMessage("A set SENTINEL, and B got something else.")
                .isTrue();
        threads.start("C", () -> pipeline.setMessage("the next message")).awaitReturn("""
                B has got SENTINEL, so the pipeline is empty, and C's setMessage never returned.
                What does SENTINEL mean to the pipeline? It should be a message like any other.""");
        assertThat(threads.start("D", pipeline::getMessage)
                        .awaitReturn("B has got SENTINEL, C has set another message, and D never got it."))
                .as("what D gets, SENTINEL having been got by B")
                .isEqualTo("the next message");
    }

    @Promise("08.4")
    void interruptedProducersLeaveNothingBehind(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        List<TestThread<Void>> producers = Stream.of("A", "B", "C", "D", "E")
                .map(name -> set(threads, name, pipeline))
                .toList();
        threads.settle();
        List<TestThread<Void>> waiting =
                producers.stream().filter(p -> !p.hasEnded()).toList();
        if (waiting.size() < 3) {
            // There is nobody to be interrupted if setMessage does not block, which is another promise.
            return;
        }
        List<TestThread<Void>> interrupted = List.of(waiting.get(0), waiting.get(2));
        interrupted.forEach(producer -> interrupt(producer, "setMessage"));
        List<String> got = new ArrayList<>();
        while (got.size() < producers.size() - interrupted.size()) {
            got.add(get(threads, "F", pipeline).awaitReturn("""
                    A, B, C, D and E called setMessage; two of them were interrupted while they waited, and threw.
                    F called getMessage for the messages of the other three, and never got them all.
                    Whom does the pipeline still expect?"""));
        }
        assertThat(got)
                .as("what F gets: the messages of all whose setMessage has not thrown InterruptedException")
                .containsExactlyInAnyOrderElementsOf(producers.stream()
                        .filter(p -> !interrupted.contains(p))
                        .map(p -> new Message(p.name(), 0).toString())
                        .toList());
        TestThread<String> g = get(threads, "G", pipeline);
        TestThread<String> onNew = get(threads, "H", new Pipeline<>());
        threads.settle();
        assertThat(g.hasEnded() && !onNew.hasEnded())
                .withFailMessage(() -> """
                        Two producers were interrupted in setMessage, and all other messages were got.
                        So the pipeline is empty, but G's getMessage ended with %s; on a new pipeline it waits.
                        What had the interrupted setMessage changed when it threw?""".formatted(outcome(g)))
                .isFalse();
        set(threads, "I", pipeline);
        g.awaitReturn("Two producers were interrupted in setMessage. After that I set a message, and G never got it.");
    }

    @Promise("08.4")
    void interruptedConsumersTakeNothingWithThem(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        List<TestThread<String>> waiting = Stream.of("A", "B", "C", "D")
                .map(name -> get(threads, name, pipeline))
                .toList();
        threads.settle();
        if (ended(waiting) > 0) {
            // There is nobody to be interrupted if getMessage does not block, which is another promise.
            return;
        }
        List.of(waiting.get(0), waiting.get(2)).forEach(consumer -> interrupt(consumer, "getMessage"));
        List<TestThread<String>> left = List.of(waiting.get(1), waiting.get(3));
        String otherwise = """
                A, B, C and D waited in getMessage, and A and C were interrupted.
                Then E and F set two messages, and B and D did not both get one.
                Whom does the pipeline still expect?""";
        set(threads, "E", pipeline);
        threads.eventually(otherwise, () -> ended(left) >= 1);
        set(threads, "F", pipeline);
        assertThat(List.of(left.get(0).awaitReturn(otherwise), left.get(1).awaitReturn(otherwise)))
                .as("what B and D get after A and C were interrupted beside them in getMessage")
                .containsExactlyInAnyOrder("E's message", "F's message");
        Pipeline<Message> newOne = new Pipeline<>();
        List<TestThread<Void>> here = List.of(set(threads, "G", pipeline), set(threads, "H", pipeline));
        List<TestThread<Void>> onNew = List.of(set(threads, "I", newOne), set(threads, "J", newOne));
        threads.settle();
        assertThat(ended(here)).withFailMessage("""
                        A and C were interrupted in getMessage, and all messages were got, so the pipeline is empty.
                        Of two calls of setMessage %d returned; on a new pipeline it is %d.
                        What had the interrupted getMessage changed when it threw?""", ended(here), ended(onNew)).isEqualTo(ended(onNew));
        TestThread<List<String>> k = threads.start("K", () -> List.of(got(pipeline), got(pipeline)));
        assertThat(k.awaitReturn("""
                        A and C were interrupted in getMessage, and all messages were got.
                        After that G and H have set a message each, and K never got both."""))
                .as("what K gets after A and C were interrupted, and G and H have set a message each")
                .containsExactlyInAnyOrder("G's message", "H's message");
    }

    private static String got(Pipeline<Message> pipeline) throws InterruptedException {
        return String.valueOf(pipeline.getMessage());
    }

    private static void interrupt(TestThread<?> thread, String method) {
        thread.interrupt();
        Throwable thrown = thread.awaitThrown("""
                %s was interrupted while it waited in %s, and no InterruptedException came of it.
                Which ways to wait are there, and what does an interrupt do to each?""".formatted(thread.name(), method));
        assertThat(thrown)
                .as("what leaves %s when %s is interrupted in it", method, thread.name())
                .isInstanceOf(InterruptedException.class);
    }

    @Promise("08.4")
    void whoComesWithTheFlagSetEitherThrowsOrGoesOn(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        TestThread<Void> a = threads.start("A", () -> {
            Thread.currentThread().interrupt();
            pipeline.setMessage(new Message("A", 0));
        });
        List<String> set = wentOn(a) ? List.of("A's message", "B's message") : List.of("B's message");
        set(threads, "B", pipeline);
        for (String message : set) {
            assertThat(get(threads, "C", pipeline).awaitReturn("""
                            A called setMessage with its interrupt flag set, which went on or threw. B called it, too.
                            C called getMessage for %s, and never got it.""".formatted(message)))
                    .as("what C gets, where these have been set by calls that did not throw: %s", set)
                    .isEqualTo(message);
        }
        set(threads, "D", pipeline);
        threads.settle();
        TestThread<String> e = threads.start("E", () -> {
            Thread.currentThread().interrupt();
            return got(pipeline);
        });
        String got = wentOn(e) ? e.awaitReturn() : get(threads, "F", pipeline).awaitReturn("""
                D set a message. E came with its interrupt flag set, and its getMessage threw.
                Then F called getMessage, and never got D's message. Where is it?""");
        assertThat(got)
                .as("what is got of D's message, E having come with its flag set")
                .isEqualTo("D's message");
    }

    private static boolean wentOn(TestThread<?> thread) {
        Throwable thrown = thread.awaitEnd();
        if (thrown != null) {
            assertThat(thrown)
                    .as("what leaves the call of %s, which was interrupted", thread.name())
                    .isInstanceOf(InterruptedException.class);
        }
        return thrown == null;
    }

    @Promise("08.6")
    void blockedProducersBurnNoCpu(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        List<TestThread<Void>> producers = Stream.of("A", "B", "C", "D")
                .map(name -> set(threads, name, pipeline))
                .toList();
        get(threads, "E", pipeline).awaitReturn("A, B, C and D called setMessage, and E never got a message.");
        threads.settle();
        blocked(producers).forEach(p -> p.assertBurnsNoCpu("""
                The pipeline is full, and it may take long until somebody comes.
                How can a producer wait without asking again and again?"""));
    }

    @Promise("08.6")
    void blockedConsumersBurnNoCpu(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        List<TestThread<String>> consumers = Stream.of("A", "B", "C")
                .map(name -> get(threads, name, pipeline))
                .toList();
        set(threads, "D", pipeline);
        threads.settle();
        blocked(consumers).forEach(c -> c.assertBurnsNoCpu("""
                The pipeline is empty, and it may take long until somebody comes.
                How can a consumer wait without asking again and again?"""));
    }

    private static <T> Stream<TestThread<T>> blocked(List<TestThread<T>> threads) {
        return threads.stream().filter(t -> !t.hasEnded());
    }
}
