package interleave.lockpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.testkit.Action;
import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PipelineTest {
    /** Compared by identity, and keeps count of itself, so that the count adds no lock that could hide a race. */
    private static final class Message {
        private final String producer;
        private final int number;
        private final AtomicInteger times = new AtomicInteger();

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
    void eachMessageTakenMakesRoomForOne(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        set(threads, "A", pipeline).awaitReturn("A put a message into an empty pipeline, and setMessage never returned.");
        List<TestThread<Void>> waiting = List.of(set(threads, "B", pipeline), set(threads, "C", pipeline));
        threads.settle();
        assertThat(ended(waiting))
                .withFailMessage("""
                        A's message is still in the pipeline, and B's or C's setMessage has returned all the same.
                        There is room for one message: which of them is in it now, and where is the other one?
                        What must hold before a message may be put in?""")
                .isZero();
        get(threads, "D", pipeline).awaitReturn("A's message is in the pipeline, and D never got it.");
        threads.eventually("""
                D has taken A's message, so there is room for one more, and neither B's nor C's setMessage returned.
                Who tells them that there is room?""", () -> ended(waiting) >= 1);
        threads.settle();
        assertThat(ended(waiting))
                .withFailMessage("""
                        D has taken one message, and B's and C's setMessage have both returned.
                        That made room for one of them: where is the message of the other?
                        A thread that was woken: what does it know of what the others did before it ran?""")
                .isEqualTo(1);
    }

    @Promise("08.1")
    void aNullIsRefusedBeforeAnythingHasChanged(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        for (String name : List.of("A", "B")) {
            Throwable thrown = threads.start(name, () -> pipeline.setMessage(null))
                    .awaitThrown("The pipeline is empty, and " + name + "'s setMessage(null) threw nothing.");
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
                        What must getMessage leave behind, so that the next one waits?"""
                        .formatted(outcome(waiting.get(0)), outcome(waiting.get(1))))
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
                        A thread that was woken: what does it know of what the others did before it ran?"""
                        .formatted(outcome(waiting.get(0)), outcome(waiting.get(1))))
                .isEqualTo(1);
    }

    private static String outcome(TestThread<String> thread) {
        if (!thread.hasEnded()) {
            return "nothing yet";
        }
        Throwable thrown = thread.awaitEnd();
        return thrown == null ? thread.awaitReturn() : thrown.getClass().getSimpleName();
    }

    /** What several threads send and get in one pipeline, and what is strange about it. */
    private static final class Traffic {
        private final Threads threads;
        private final Pipeline<Message> pipeline = new Pipeline<>();
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger got = new AtomicInteger();
        private final AtomicReference<String> strange = new AtomicReference<>();

        private Traffic(Threads threads) {
            this.threads = threads;
        }

        /** Starts a producer that goes on as long as this is true of the number of messages that it has sent. */
        private TestThread<Void> producer(String name, IntPredicate goesOn) {
            return producer(name, goesOn, () -> {});
        }

        private TestThread<Void> producer(String name, IntPredicate goesOn, Action afterEach) {
            return threads.start(name, () -> {
                for (int i = 0; goesOn.test(i) && strange.get() == null; i++) {
                    sent.incrementAndGet();
                    pipeline.setMessage(new Message(name, i + 1));
                    afterEach.run();
                }
            });
        }

        /** Starts a consumer that stays until the test is over, or until something strange has been got. */
        private void consumer(String name, Runnable beforeEach) {
            threads.start(name, () -> {
                Map<String, Integer> last = new HashMap<>();
                while (strange.get() == null) {
                    beforeEach.run();
                    Message message = get(name);
                    if (message != null && last.getOrDefault(message.producer, 0) > message.number) {
                        strange.set(name + " got " + message + " after " + last.get(message.producer) + ".");
                    } else if (message != null) {
                        last.put(message.producer, message.number);
                    }
                }
            });
        }

        private Message get(String name) throws InterruptedException {
            Message message = pipeline.getMessage();
            if (message == null) {
                strange.compareAndSet(null, name + " got null, which nobody has sent.");
            } else if (message.times.incrementAndGet() > 1) {
                strange.compareAndSet(null, message + " was got twice, the second time by " + name + ".");
            }
            got.incrementAndGet();
            return message;
        }

        /** Waits until so many messages have been got, each of them for the first time. */
        private void awaitGot(int count, String otherwise) {
            threads.eventually(otherwise, () -> {
                if (strange.get() == null) {
                    assertThat(got).as("messages got").hasValueGreaterThanOrEqualTo(count);
                }
            });
            assertThat(strange.get())
                    .withFailMessage(() -> strange + """

                            Each message is to be got once, whoever comes.
                            What may another thread do just after this one has looked, or just after it was woken?""")
                    .isNull();
        }

        /** Waits until the producers have sent all and everything has been got. */
        private void awaitAllGot(List<TestThread<Void>> producers) {
            String otherwise = """
                    Several threads send and get, more than enough come to get, and still it comes to a stop.
                    Is a message lost, or does somebody wait who was never told?""";
            threads.eventually(otherwise, () -> strange.get() != null || ended(producers) == producers.size());
            awaitGot(sent.get(), otherwise);
        }
    }

    /** A stress run is over after a while, but not before it was worth while, however slow the machine is. */
    private static IntPredicate forAWhile(int atLeast, int atMost) {
        long begin = System.nanoTime();
        return done -> done < atLeast || done < atMost && System.nanoTime() - begin < 80_000_000;
    }

    @Promise("08.3")
    void oneConsumerGetsOneProducersMessagesInTheirOrder(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        List<Message> sent = IntStream.rangeClosed(1, 20).mapToObj(i -> new Message("A", i)).toList();
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

    /** Stands in for the schedule explorer: the waiting threads are woken again and again while the hasty one goes on. */
    @Promise("08.3")
    void aProducerInAHurryMeetsWaitingConsumers(Threads threads) {
        Traffic traffic = new Traffic(threads);
        Gate pause = threads.gate("a pause between its messages");
        List.of("A", "B", "C").forEach(name -> traffic.consumer(name, () -> {}));
        traffic.producer("D", sent -> {
            if (sent % 3 == 0) {
                pause.pass();
            }
            return sent < 60;
        });
        inTurns(pause, traffic, """
                Three consumers wait, a producer sends three messages in a row, and not all of them are got.
                Who is woken by a message, and who by the room it leaves? Could it be the wrong one?""");
    }

    /** Stands in for the schedule explorer: the waiting threads are woken again and again while the hasty one goes on. */
    @Promise("08.3")
    void aConsumerInAHurryMeetsWaitingProducers(Threads threads) {
        Traffic traffic = new Traffic(threads);
        Gate pause = threads.gate("a pause between its messages");
        List.of("A", "B", "C").forEach(name -> traffic.producer(name, sent -> sent < 20));
        AtomicInteger calls = new AtomicInteger();
        traffic.consumer("D", () -> {
            if (calls.getAndIncrement() % 3 == 0) {
                pause.pass();
            }
        });
        inTurns(pause, traffic, """
                Three producers wait, a consumer gets three messages in a row, and it never gets all of them.
                Who is woken by a message, and who by the room it leaves? Could it be the wrong one?""");
    }

    private static void inTurns(Gate pause, Traffic traffic, String otherwise) {
        IntPredicate goesOn = forAWhile(5, 20);
        for (int turns = 0; goesOn.test(turns); turns++) {
            pause.letOneThrough();
            traffic.awaitGot(3 * (turns + 1), otherwise);
        }
    }

    /** Stands in for the schedule explorer: a value read too late or a wake-up taken by another shows in few schedules. */
    @Promise("08.3")
    void manyProducersAndConsumersLoseNothingAndDoubleNothing(Threads threads) {
        Traffic traffic = new Traffic(threads);
        List.of("A", "B", "C").forEach(name -> traffic.consumer(name, () -> {}));
        List<TestThread<Void>> producers = Stream.of("D", "E", "F")
                .map(name -> traffic.producer(name, forAWhile(30, 2_000)))
                .toList();
        traffic.awaitAllGot(producers);
    }

    /** Stands in for the schedule explorer: who sends and at once gets overtakes those who have just been woken. */
    @Promise("08.3")
    void whoIsWokenMayBeOvertaken(Threads threads) {
        Traffic traffic = new Traffic(threads);
        List<TestThread<Void>> overtakers = Stream.of("A", "B")
                .map(name -> traffic.producer(name, forAWhile(30, 2_000), () -> traffic.get(name)))
                .toList();
        traffic.consumer("C", () -> {});
        TestThread<Void> d = traffic.producer("D", sent -> sent < 20_000 && ended(overtakers) < 2);
        traffic.awaitAllGot(List.of(overtakers.get(0), overtakers.get(1), d));
    }

    @Promise("08.4")
    void interruptedProducersLeaveNothingBehind(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        List<TestThread<Void>> producers = Stream.of("A", "B", "C", "D", "E")
                .map(name -> set(threads, name, pipeline))
                .toList();
        threads.settle();
        List<TestThread<Void>> waiting = producers.stream().filter(p -> !p.hasEnded()).toList();
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
                        What had the interrupted setMessage changed when it threw?"""
                        .formatted(outcome(g)))
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
        set(threads, "E", pipeline);
        set(threads, "F", pipeline);
        String otherwise = """
                A, B, C and D waited in getMessage, and A and C were interrupted.
                Then E and F set two messages, and B and D did not both get one.
                Whom does the pipeline still expect?""";
        assertThat(List.of(waiting.get(1).awaitReturn(otherwise), waiting.get(3).awaitReturn(otherwise)))
                .as("what B and D get after A and C were interrupted beside them in getMessage")
                .containsExactlyInAnyOrder("E's message", "F's message");
        Pipeline<Message> newOne = new Pipeline<>();
        List<TestThread<Void>> here = List.of(set(threads, "G", pipeline), set(threads, "H", pipeline));
        List<TestThread<Void>> onNew = List.of(set(threads, "I", newOne), set(threads, "J", newOne));
        threads.settle();
        assertThat(ended(here))
                .withFailMessage(
                        """
                        A and C were interrupted in getMessage, and all messages were got, so the pipeline is empty.
                        Of two calls of setMessage %d returned; on a new pipeline it is %d.
                        What had the interrupted getMessage changed when it threw?""",
                        ended(here), ended(onNew))
                .isEqualTo(ended(onNew));
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
                Which ways to wait are there, and what does an interrupt do to each?"""
                .formatted(thread.name(), method));
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
        assertThat(got).as("what is got of D's message, E having come with its flag set").isEqualTo("D's message");
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

    /** Stands in for the schedule explorer: the interrupt comes at about the time at which the message does. */
    @Promise("08.4")
    void anInterruptThatRacesWithAMessageLosesNothing(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        IntPredicate goesOn = forAWhile(5, 25);
        for (int rounds = 0; goesOn.test(rounds); rounds++) {
            TestThread<String> a = get(threads, "A", pipeline);
            TestThread<Void> b = set(threads, "B", pipeline);
            spin(rounds * 5);
            a.interrupt();
            String got = wentOn(a) ? a.awaitReturn() : get(threads, "C", pipeline).awaitReturn("""
                    A was interrupted in getMessage about when B set a message, and A's getMessage threw.
                    Then C called getMessage, and never got B's message. Where is it?""");
            assertThat(got).as("what is got of B's message, A being interrupted when it came").isEqualTo("B's message");
            b.awaitReturn("B's message has been got, and B's setMessage never returned.");
        }
    }

    /** Stands in for the schedule explorer: the interrupt comes at about the time at which there is room. */
    @Promise("08.4")
    void anInterruptThatRacesWithRoomLeavesNoMessage(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        IntPredicate goesOn = forAWhile(5, 25);
        for (int rounds = 0; goesOn.test(rounds); rounds++) {
            set(threads, "A", pipeline);
            TestThread<Void> b = set(threads, "B", pipeline);
            TestThread<String> c = get(threads, "C", pipeline);
            spin(rounds * 5);
            b.interrupt();
            List<String> set = new ArrayList<>(List.of("A's message", "D's message"));
            if (wentOn(b)) {
                set.add("B's message");
            }
            List<String> got = new ArrayList<>(List.of(c.awaitReturn()));
            set(threads, "D", pipeline);
            while (got.size() < set.size()) {
                got.add(get(threads, "E", pipeline).awaitReturn("""
                        B was interrupted in setMessage about when C made room for its message. A and D set one, too.
                        Of all messages whose setMessage did not throw, one is never got. Where is it?"""));
            }
            assertThat(got)
                    .as("what is got after B was interrupted in setMessage when there was room")
                    .containsExactlyInAnyOrderElementsOf(set);
        }
    }

    /** The interrupt comes a little later each time, to meet every moment of a hand-over. */
    private static void spin(int micros) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < micros * 1_000L) {
            Thread.onSpinWait();
        }
    }

    @Promise("08.6")
    void blockedProducersBurnNoCpu(Threads threads) {
        Pipeline<Message> pipeline = new Pipeline<>();
        List<TestThread<Void>> producers = Stream.of("A", "B", "C", "D")
                .map(name -> set(threads, name, pipeline))
                .toList();
        get(threads, "E", pipeline).awaitReturn("A, B, C and D called setMessage, and E never got a message.");
        threads.settle();
        blocked(producers).limit(1).forEach(p -> p.assertBurnsNoCpu("""
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
        blocked(consumers).limit(1).forEach(c -> c.assertBurnsNoCpu("""
                The pipeline is empty, and it may take long until somebody comes.
                How can a consumer wait without asking again and again?"""));
    }

    private static <T> Stream<TestThread<T>> blocked(List<TestThread<T>> threads) {
        return threads.stream().filter(t -> !t.hasEnded());
    }
}
