package interleave.queuepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;

/** A thread that may stay blocked is a daemon here: {@code afterwards} runs when nobody can go on. */
class QueuePipelineSchedulesTest {
    /** Time is virtual: it costs nothing, and whoever waits for less gives up before it is over. */
    private static final long HOUR = 3_600_000;

    private static void sleepForAnHour() {
        try {
            Thread.sleep(HOUR);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A queue, an event, and a note of what the networks gave and what the database got. */
    private abstract static class Traffic implements Scenario {
        final CountDownLatch stop = new CountDownLatch(1);
        final List<Integer> given = new ArrayList<>();
        final List<Integer> stored = new ArrayList<>();
        final QueuePipeline pipeline;

        Traffic(int capacity, int producers) {
            pipeline = new QueuePipeline(capacity, producers);
        }

        void store(int message) {
            stored.add(message);
        }

        /** A network of these messages. It sets {@code stop} while it gives the last one. */
        IntSupplier stopsWithTheLastOf(int... messages) {
            int[] calls = {0};
            return () -> {
                int call = calls[0]++;
                assertThat(call)
                        .withFailMessage(
                                "a network was called again after call %d, in which stop was set", messages.length)
                        .isLessThan(messages.length);
                if (call == messages.length - 1) {
                    stop.countDown();
                }
                given.add(messages[call]);
                return messages[call];
            };
        }

        /** A network of these messages. Whoever asks for one more waits for ever. */
        IntSupplier fallsSilentAfter(int... messages) {
            int[] calls = {0};
            return () -> {
                int call = calls[0]++;
                if (call >= messages.length) {
                    waitFor(new CountDownLatch(1));
                }
                given.add(messages[call]);
                return messages[call];
            };
        }

        static void waitFor(CountDownLatch event) {
            try {
                event.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void afterwards() throws InterruptedException {
            assertThat(stored)
                    .withFailMessage("networks gave %s, and the database got %s", given, stored)
                    .containsExactlyInAnyOrderElementsOf(given);
        }
    }

    /** Whether a call that may be interrupted was; a student's method need not declare it. */
    private static boolean isInterrupted(Threads.Body call) throws Exception {
        try {
            call.run();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** The consumer has one message and is stuck in the database, so there is room for one more. */
    static final class RoomForOneMore extends Traffic {
        private int last;

        public RoomForOneMore() {
            super(1, 2);
        }

        @Override
        public void threads(Threads threads) {
            threads.daemon("A", () -> pipeline.produce(this::network, stop));
            threads.daemon("B", () -> pipeline.produce(this::network, stop));
            threads.daemon("consumer", () -> pipeline.consume(message -> waitFor(new CountDownLatch(1)), stop));
        }

        private int network() {
            assertThat(last)
                    .withFailMessage("a network was asked for a fifth message: the consumer has one in the database,"
                            + " one more may wait, and A and B may hold one each")
                    .isLessThan(4);
            return ++last;
        }

        @Override
        public void afterwards() {}
    }

    @Promise("09.1")
    void noScheduleLetsTwoMessagesIntoRoomForOne() {
        Exploration.of(RoomForOneMore.class).preemptions(1).schedules(1_500).check();
    }

    /** Two messages pass through room for one, while somebody asks how many wait. */
    static final class TheSizeOfWhatPasses extends Traffic {
        public TheSizeOfWhatPasses() {
            super(1, 1);
        }

        @Override
        public void threads(Threads threads) {
            IntSupplier network = stopsWithTheLastOf(1, 2);
            threads.start("producer", () -> pipeline.produce(network, stop));
            threads.start("consumer", () -> pipeline.consume(this::store, stop));
            threads.start(
                    "C",
                    () -> assertThat(pipeline.size())
                            .as("how many messages wait where there is room for one")
                            .isLessThanOrEqualTo(1));
        }
    }

    @Promise("09.1")
    void noScheduleShowsMoreThanThereIsRoomFor() {
        Exploration.of(TheSizeOfWhatPasses.class)
                .preemptions(1)
                .schedules(1_500)
                .check();
    }

    /** An interrupt may come at each step of A's produce; B's finds the room that is left. */
    static final class AnInterruptInProduce extends Traffic {
        public AnInterruptInProduce() {
            super(2, 2);
        }

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> isInterrupted(() -> pipeline.produce(() -> 1, stop)));
            threads.start("C", () -> {
                pipeline.size();
                a.interrupt();
            });
        }

        @Override
        public void afterwards() throws InterruptedException {
            int waiting = pipeline.size();
            if (waiting == 2) {
                return;
            }
            int[] calls = {0};
            pipeline.produce(
                    () -> {
                        if (++calls[0] == 2 - waiting) {
                            stop.countDown();
                        }
                        return 2;
                    },
                    stop);
            assertThat(pipeline.size())
                    .as("how many messages wait where there is room for two, A's produce having been interrupted")
                    .isEqualTo(2);
        }
    }

    @Promise("09.2")
    void noScheduleOfAnInterruptLosesRoom() {
        Exploration.of(AnInterruptInProduce.class).schedules(1_500).check();
    }

    static final class ThreeMessages extends Traffic {
        public ThreeMessages() {
            super(2, 1);
        }

        @Override
        public void threads(Threads threads) {
            IntSupplier network = fallsSilentAfter(3, 1, 2);
            threads.daemon("producer", () -> pipeline.produce(network, stop));
            threads.daemon("consumer", () -> pipeline.consume(this::store, stop));
        }

        @Override
        public void afterwards() {
            assertThat(stored)
                    .as("what the database got of 3, 1, 2, which the network gave in this order")
                    .isEqualTo(given.stream().filter(stored::contains).toList());
        }
    }

    @Promise("09.3")
    void noScheduleChangesTheOrderOfOneProducersMessages() {
        Exploration.of(ThreeMessages.class).schedules(1_000).check();
    }

    /** The database takes an hour for the first message: the queue is full, and the producer holds one more. */
    private abstract static class ADatabaseThatTakesAnHour extends Traffic {
        boolean busy;

        ADatabaseThatTakesAnHour() {
            super(1, 1);
        }

        abstract int ask(IntSupplier network);

        @Override
        public void threads(Threads threads) {
            IntSupplier network = stopsWithTheLastOf(1, 2, 3, 4);
            threads.start("producer", () -> pipeline.produce(() -> ask(network), stop));
            threads.start("consumer", () -> pipeline.consume(this::store, stop));
        }

        @Override
        void store(int message) {
            if (message == 1) {
                busy = true;
                sleepForAnHour();
                busy = false;
            }
            super.store(message);
        }
    }

    static final class NothingIsLostInAnHour extends ADatabaseThatTakesAnHour {
        @Override
        int ask(IntSupplier network) {
            return network.getAsInt();
        }
    }

    @Promise("09.4")
    void noMessageIsLostWhileTheDatabaseTakesAnHour() {
        Exploration.of(NothingIsLostInAnHour.class).schedules(300).check();
    }

    static final class NoRoomForAnHour extends ADatabaseThatTakesAnHour {
        @Override
        int ask(IntSupplier network) {
            assertThat(busy ? given.size() : 0)
                    .as("messages that the network gave: the database takes an hour for one, one waits, and the"
                            + " producer holds one")
                    .isLessThan(3);
            return network.getAsInt();
        }

        @Override
        public void afterwards() {}
    }

    @Promise("09.1")
    void aProducerWaitsForRoomForAnHour() {
        Exploration.of(NoRoomForAnHour.class).schedules(300).check();
    }

    static final class ANetworkThatTakesAnHour extends Traffic {
        public ANetworkThatTakesAnHour() {
            super(1, 1);
        }

        @Override
        public void threads(Threads threads) {
            IntSupplier network = stopsWithTheLastOf(1, 2);
            threads.start("producer", () -> pipeline.produce(() -> ask(network), stop));
            threads.start("consumer", () -> pipeline.consume(this::store, stop));
        }

        private int ask(IntSupplier network) {
            if (given.size() == 1) {
                sleepForAnHour();
            }
            return network.getAsInt();
        }
    }

    @Promise("09.4")
    void theConsumerStaysWhileTheNetworkTakesAnHour() {
        Exploration.of(ANetworkThatTakesAnHour.class)
                .preemptions(0)
                .schedules(100)
                .check();
    }

    static final class StopWhileTheNetworkAnswers extends Traffic {
        public StopWhileTheNetworkAnswers() {
            super(1, 1);
        }

        @Override
        public void threads(Threads threads) {
            IntSupplier network = stopsWithTheLastOf(1);
            threads.start("producer", () -> pipeline.produce(network, stop));
            threads.start("consumer", () -> pipeline.consume(this::store, stop));
        }
    }

    @Promise("09.4")
    void noScheduleLosesWhatAProducerHoldsWhenStopIsSet() {
        Exploration.of(StopWhileTheNetworkAnswers.class).schedules(1_000).check();
    }

    /** The network gives one message at once, and the next when stop is set. */
    static final class StopAtAnyMoment extends Traffic {
        private int calls;

        public StopAtAnyMoment() {
            super(1, 1);
        }

        @Override
        public void threads(Threads threads) {
            threads.start("producer", () -> pipeline.produce(this::network, stop));
            threads.start("consumer", () -> pipeline.consume(this::store, stop));
            threads.start("S", stop::countDown);
        }

        private int network() {
            int call = ++calls;
            assertThat(call)
                    .withFailMessage("network was called a third time, though stop was set before its second answer")
                    .isLessThan(3);
            if (call == 2) {
                waitFor(stop);
            }
            given.add(call);
            return call;
        }
    }

    @Promise("09.4")
    void inWhateverMomentStopIsSetBothReturnAndNothingIsLost() {
        Exploration.of(StopAtAnyMoment.class).schedules(1_500).check();
    }

    static final class TwoReturnAtTheSameTime extends Traffic {
        public TwoReturnAtTheSameTime() {
            super(1, 2);
        }

        @Override
        public void threads(Threads threads) {
            IntSupplier networkOfA = stopsWithTheLastOf(1);
            IntSupplier networkOfB = stopsWithTheLastOf(2);
            threads.start("A", () -> pipeline.produce(networkOfA, stop));
            threads.start("B", () -> pipeline.produce(networkOfB, stop));
            threads.start("consumer", () -> pipeline.consume(this::store, stop));
        }
    }

    @Promise("09.4")
    void noScheduleOfTwoProducersThatReturnLosesAMessageOrTheConsumer() {
        Exploration.of(TwoReturnAtTheSameTime.class).schedules(2_000).check();
    }

    static final class TwoWaitForRoom extends Traffic {
        public TwoWaitForRoom() {
            super(1, 2);
        }

        @Override
        public void threads(Threads threads) {
            IntSupplier networkOfA = fallsSilentAfter(1, 2);
            IntSupplier networkOfB = fallsSilentAfter(3);
            threads.daemon("consumer", () -> pipeline.consume(this::store, stop));
            threads.daemon("A", () -> pipeline.produce(networkOfA, stop));
            threads.daemon("B", () -> pipeline.produce(networkOfB, stop));
        }
    }

    @Promise("09.4")
    void noScheduleLeavesAMessageThatNobodyWakesTheConsumerFor() {
        Exploration.of(TwoWaitForRoom.class).preemptions(1).schedules(1_500).check();
    }

    /** Both may be asleep when the consumer takes two messages in one go. */
    static final class TwoWaitForRoomForTwo extends Traffic {
        public TwoWaitForRoomForTwo() {
            super(2, 2);
        }

        @Override
        public void threads(Threads threads) {
            IntSupplier networkOfA = fallsSilentAfter(1, 2, 3);
            IntSupplier networkOfB = fallsSilentAfter(4);
            threads.daemon("A", () -> pipeline.produce(networkOfA, stop));
            threads.daemon("B", () -> pipeline.produce(networkOfB, stop));
            threads.daemon("consumer", () -> pipeline.consume(this::store, stop));
        }
    }

    @Promise("09.1")
    void noScheduleForgetsOneOfTwoWhoWaitForRoom() {
        Exploration.of(TwoWaitForRoomForTwo.class)
                .preemptions(1)
                .schedules(1_500)
                .check();
    }

    /** The consumer may have looked long ago when the last producer returns. */
    abstract static class TheLastReturnsLate extends Traffic {
        private final long late;
        private long over;

        TheLastReturnsLate(long late) {
            super(1, 1);
            this.late = late;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("producer", () -> {
                try {
                    pipeline.produce(this::network, stop);
                } catch (IllegalCallerException e) {
                    // That is how it ends.
                }
            });
            threads.start("consumer", () -> {
                pipeline.consume(this::store, stop);
                assertThat((System.nanoTime() - over) / 1_000_000)
                        .as("milliseconds from the return of the last producer to that of consume")
                        .isLessThan(2_000);
            });
        }

        private int network() {
            try {
                Thread.sleep(late);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            stop.countDown();
            over = System.nanoTime();
            throw new IllegalCallerException("unplugged");
        }
    }

    static final class AfterASecond extends TheLastReturnsLate {
        public AfterASecond() {
            super(1_100);
        }
    }

    static final class AfterSomeSeconds extends TheLastReturnsLate {
        public AfterSomeSeconds() {
            super(3_500);
        }
    }

    @Promise("09.4")
    void consumeReturnsPromptlyAfterTheLastProducer() {
        Exploration.of(AfterASecond.class).schedules(300).check();
        Exploration.of(AfterSomeSeconds.class).schedules(300).check();
    }

    static final class AnInterruptedProducer extends Traffic {
        private boolean interrupted;

        public AnInterruptedProducer() {
            super(1, 1);
        }

        @Override
        public void threads(Threads threads) {
            IntSupplier network = stopsWithTheLastOf(1, 2);
            Thread producer = threads.start("producer", () -> {
                interrupted = isInterrupted(() -> pipeline.produce(network, stop));
                stop.countDown();
            });
            threads.start("consumer", () -> pipeline.consume(this::store, stop));
            threads.start("I", producer::interrupt);
        }

        @Override
        public void afterwards() throws InterruptedException {
            if (interrupted) {
                assertThat(stored)
                        .withFailMessage(
                                "network gave %s, the interrupted producer may lose the last, and the database got %s",
                                given, stored)
                        .hasSizeGreaterThanOrEqualTo(given.size() - 1)
                        .isEqualTo(given.subList(0, stored.size()));
            } else {
                super.afterwards();
            }
        }
    }

    @Promise("09.4")
    void noScheduleHangsOrLosesMoreWhereAProducerIsInterrupted() {
        Exploration.of(AnInterruptedProducer.class).schedules(1_500).check();
    }

    static final class ANetworkThatThrows extends Traffic {
        public ANetworkThatThrows() {
            super(1, 1);
        }

        @Override
        public void threads(Threads threads) {
            threads.start("producer", () -> {
                try {
                    pipeline.produce(ANetworkThatThrows::unplugged, stop);
                } catch (IllegalCallerException e) {
                    stop.countDown();
                }
            });
            threads.start("consumer", () -> pipeline.consume(this::store, stop));
        }

        private static int unplugged() {
            throw new IllegalCallerException("unplugged");
        }
    }

    @Promise("09.4")
    void noScheduleHangsWhereANetworkThrows() {
        Exploration.of(ANetworkThatThrows.class).schedules(1_000).check();
    }

    static final class AnInterruptedConsumer extends Traffic {
        public AnInterruptedConsumer() {
            super(2, 1);
        }

        @Override
        public void threads(Threads threads) {
            IntSupplier network = fallsSilentAfter(7);
            threads.daemon("producer", () -> pipeline.produce(network, stop));
            Thread consumer = threads.start("consumer", () -> isInterrupted(() -> pipeline.consume(this::store, stop)));
            threads.start("I", consumer::interrupt);
        }

        @Override
        public void afterwards() {
            assertThat(stored.size() + pipeline.size())
                    .as("how many of %s are stored or wait, the consumer having been interrupted", given)
                    .isEqualTo(given.size());
        }
    }

    @Promise("09.5")
    void noScheduleLosesAMessageToAnInterruptedConsumer() {
        Exploration.of(AnInterruptedConsumer.class).schedules(1_000).check();
    }

    static final class SizeIsAsked extends Traffic {
        public SizeIsAsked() {
            super(2, 1);
        }

        @Override
        public void threads(Threads threads) {
            IntSupplier network = fallsSilentAfter(7);
            threads.daemon("producer", () -> pipeline.produce(network, stop));
            threads.start(
                    "S",
                    () -> assertThat(pipeline.size())
                            .as("size() while the producer sends its only message")
                            .isBetween(0, 1));
        }

        @Override
        public void afterwards() {
            assertThat(pipeline.size()).as("size() when one message waits").isEqualTo(1);
        }
    }

    @Promise("09.2")
    void sizeMayBeAskedWhileAMessageIsSent() {
        Exploration.of(SizeIsAsked.class).schedules(500).check();
    }
}
