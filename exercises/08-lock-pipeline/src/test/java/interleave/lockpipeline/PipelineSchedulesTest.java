package interleave.lockpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Threads that stay blocked are daemons here: {@code afterwards} looks at what they have done when nobody can go on. */
class PipelineSchedulesTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    static final class TwoProducersAndRoomForOne implements Scenario {
        private final Pipeline<String> pipeline = new Pipeline<>();
        private boolean aReturned;
        private boolean bReturned;

        @Override
        public void threads(Threads threads) {
            threads.daemon("A", () -> {
                pipeline.setMessage("a");
                aReturned = true;
            });
            threads.daemon("B", () -> {
                pipeline.setMessage("b");
                bReturned = true;
            });
        }

        @Override
        public void afterwards() {
            assertThat(List.of(aReturned, bReturned))
                    .as("whether A's and B's setMessage returned, and nobody takes a message")
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Promise("08.1")
    void noScheduleLetsTwoMessagesIn() {
        Exploration.of(TwoProducersAndRoomForOne.class).schedules(1_000).check();
    }

    static final class OneMessageTaken implements Scenario {
        private final Pipeline<String> pipeline = new Pipeline<>();
        private boolean aReturned;
        private boolean bReturned;

        @Override
        public void threads(Threads threads) throws InterruptedException {
            pipeline.setMessage("first");
            threads.daemon("A", () -> {
                pipeline.setMessage("a");
                aReturned = true;
            });
            threads.daemon("B", () -> {
                pipeline.setMessage("b");
                bReturned = true;
            });
            threads.start("C", pipeline::getMessage);
        }

        @Override
        public void afterwards() {
            assertThat(List.of(aReturned, bReturned))
                    .as("whether A's and B's setMessage returned after C had made room for one of them")
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Promise("08.1")
    void noScheduleLetsTwoMessagesInWhereOneIsTaken() {
        Exploration.of(OneMessageTaken.class).schedules(1_000).check();
    }

    static final class TwoConsumersAndOneMessage implements Scenario {
        private final Pipeline<String> pipeline = new Pipeline<>();
        private final List<String> got = new ArrayList<>();

        @Override
        public void threads(Threads threads) {
            threads.daemon("A", () -> got.add("A got " + pipeline.getMessage()));
            threads.daemon("B", () -> got.add("B got " + pipeline.getMessage()));
            threads.start("C", () -> pipeline.setMessage("c"));
        }

        @Override
        public void afterwards() {
            assertThat(got)
                    .as("what A's and B's getMessage returned, and c is the only message")
                    .hasSize(1)
                    .containsAnyOf("A got c", "B got c");
        }
    }

    @Promise("08.2")
    void noScheduleLetsAConsumerGoOnWithoutAMessage() {
        Exploration.of(TwoConsumersAndOneMessage.class).schedules(1_000).check();
    }

    static final class TwoMessagesInARow implements Scenario {
        private final Pipeline<String> pipeline = new Pipeline<>();
        private final List<String> got = new ArrayList<>();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                pipeline.setMessage("first");
                pipeline.setMessage("second");
            });
            threads.start("B", () -> {
                got.add(pipeline.getMessage());
                got.add(pipeline.getMessage());
            });
        }

        @Override
        public void afterwards() {
            assertThat(got).as("what B got of A's messages").containsExactly("first", "second");
        }
    }

    @Promise("08.3")
    void noScheduleChangesOneProducersMessages() {
        Exploration.of(TwoMessagesInARow.class).schedules(1_000).check();
    }

    static final class TwoConsumers implements Scenario {
        private final Pipeline<String> pipeline = new Pipeline<>();
        private String gotByB;
        private String gotByC;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                pipeline.setMessage("first");
                pipeline.setMessage("second");
            });
            threads.start("B", () -> gotByB = pipeline.getMessage());
            threads.start("C", () -> gotByC = pipeline.getMessage());
        }

        @Override
        public void afterwards() {
            assertThat(new String[] {gotByB, gotByC})
                    .as("what B and C got of A's messages")
                    .containsExactlyInAnyOrder("first", "second");
        }
    }

    @Promise("08.3")
    void noScheduleLosesOrDoublesAMessageOfTwoConsumers() {
        Exploration.of(TwoConsumers.class).schedules(2_000).check();
    }

    static final class TwoProducers implements Scenario {
        private final Pipeline<String> pipeline = new Pipeline<>();
        private final List<String> got = new ArrayList<>();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> pipeline.setMessage("a"));
            threads.start("B", () -> pipeline.setMessage("b"));
            threads.start("C", () -> {
                got.add(pipeline.getMessage());
                got.add(pipeline.getMessage());
            });
        }

        @Override
        public void afterwards() {
            assertThat(got).as("what C got of A's and B's message").containsExactlyInAnyOrder("a", "b");
        }
    }

    @Promise("08.3")
    void noScheduleLosesOrDoublesAMessageOfTwoProducers() {
        Exploration.of(TwoProducers.class).schedules(2_000).check();
    }

    /** Both producers may be asleep when the first message is taken. */
    static final class TwoProducersThatHaveWaited implements Scenario {
        private final Pipeline<String> pipeline = new Pipeline<>();
        private final List<String> got = new ArrayList<>();

        @Override
        public void threads(Threads threads) throws InterruptedException {
            pipeline.setMessage("first");
            threads.start("A", () -> pipeline.setMessage("a"));
            threads.start("B", () -> pipeline.setMessage("b"));
            threads.start("C", () -> {
                for (int i = 0; i < 3; i++) {
                    got.add(pipeline.getMessage());
                }
            });
        }

        @Override
        public void afterwards() {
            assertThat(got)
                    .as("what C got of the first message, A's and B's")
                    .containsExactlyInAnyOrder("first", "a", "b");
        }
    }

    @Promise("08.3")
    void noScheduleLosesAMessageOfTwoProducersThatHaveWaited() {
        Exploration.of(TwoProducersThatHaveWaited.class).schedules(1_000).check();
    }

    /** Time is virtual: an hour is over when nobody has anything else to do. */
    static final class RoomAfterAnHour implements Scenario {
        private final Pipeline<String> pipeline = new Pipeline<>();
        private final List<String> got = new ArrayList<>();
        private volatile boolean hourIsOver;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                pipeline.setMessage("first");
                pipeline.setMessage("second");
                assertThat(hourIsOver)
                        .withFailMessage("A's second setMessage returned, and B took the first message an hour later.")
                        .isTrue();
            });
            threads.start("B", () -> {
                Thread.sleep(HOUR);
                hourIsOver = true;
                got.add(pipeline.getMessage());
                got.add(pipeline.getMessage());
            });
        }

        @Override
        public void afterwards() {
            assertThat(got).as("what B got of A's messages, an hour later").containsExactly("first", "second");
        }
    }

    @Promise("08.1")
    void aProducerWaitsForAsLongAsItTakes() {
        Exploration.of(RoomAfterAnHour.class).schedules(1_000).check();
    }

    static final class AMessageAfterAnHour implements Scenario {
        private final Pipeline<String> pipeline = new Pipeline<>();

        @Override
        public void threads(Threads threads) {
            threads.start(
                    "A",
                    () -> assertThat(pipeline.getMessage())
                            .as("what A's getMessage returned, B having put its message in after an hour")
                            .isEqualTo("message"));
            threads.start("B", () -> {
                Thread.sleep(HOUR);
                pipeline.setMessage("message");
            });
        }
    }

    @Promise("08.2")
    void aConsumerWaitsForAsLongAsItTakes() {
        Exploration.of(AMessageAfterAnHour.class).schedules(1_000).check();
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

    /** B waits beside A, and gets the message if A does not. */
    private abstract static class InterruptedConsumer implements Scenario {
        final Pipeline<String> pipeline = new Pipeline<>();
        private boolean aThrew;
        private String gotByA;
        private String gotByB;

        abstract void setAndInterrupt(Thread a) throws InterruptedException;

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> aThrew = isInterrupted(() -> gotByA = pipeline.getMessage()));
            threads.daemon("B", () -> gotByB = pipeline.getMessage());
            threads.start("C", () -> setAndInterrupt(a));
        }

        @Override
        public void afterwards() {
            assertThat(aThrew ? gotByB : gotByA)
                    .as(
                            aThrew
                                    ? "what B got of C's message, A's getMessage having thrown"
                                    : "what A got of C's message")
                    .isEqualTo("message");
            assertThat(aThrew ? gotByA : gotByB)
                    .as("what else was got of one message")
                    .isNull();
        }
    }

    static final class AMessageThenAnInterrupt extends InterruptedConsumer {
        @Override
        void setAndInterrupt(Thread a) throws InterruptedException {
            pipeline.setMessage("message");
            a.interrupt();
        }
    }

    static final class AnInterruptThenAMessage extends InterruptedConsumer {
        @Override
        void setAndInterrupt(Thread a) throws InterruptedException {
            a.interrupt();
            pipeline.setMessage("message");
        }
    }

    @Promise("08.4")
    void noScheduleLosesAMessageToAnInterruptedConsumer() {
        Exploration.of(AMessageThenAnInterrupt.class).schedules(1_000).check();
        Exploration.of(AnInterruptThenAMessage.class).schedules(1_000).check();
    }

    /** A is alone on its side: an interrupt may come at each step of its call, also when it need not wait any more. */
    static final class AnInterruptInSetMessage implements Scenario {
        private final Pipeline<String> pipeline = new Pipeline<>();
        private final List<String> got = new ArrayList<>();
        private boolean aThrew;

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> aThrew = isInterrupted(() -> pipeline.setMessage("a")));
            threads.start("C", a::interrupt);
        }

        @Override
        public void afterwards() throws InterruptedException {
            if (!aThrew) {
                got.add(pipeline.getMessage());
            }
            pipeline.setMessage("next");
            got.add(pipeline.getMessage());
            assertThat(got)
                    .as("what was got in all, A's setMessage having " + (aThrew ? "thrown" : "returned"))
                    .isEqualTo(aThrew ? List.of("next") : List.of("a", "next"));
        }
    }

    static final class AnInterruptInGetMessage implements Scenario {
        private final Pipeline<String> pipeline = new Pipeline<>();
        private boolean aThrew;
        private String got;

        @Override
        public void threads(Threads threads) throws InterruptedException {
            pipeline.setMessage("message");
            Thread a = threads.start("A", () -> aThrew = isInterrupted(() -> got = pipeline.getMessage()));
            threads.start("C", a::interrupt);
        }

        @Override
        public void afterwards() throws InterruptedException {
            if (aThrew) {
                got = pipeline.getMessage();
            }
            assertThat(got)
                    .as("what was got of one message, A's getMessage having " + (aThrew ? "thrown" : "returned"))
                    .isEqualTo("message");
            pipeline.setMessage("next");
            assertThat(pipeline.getMessage()).as("the next message").isEqualTo("next");
        }
    }

    @Promise("08.4")
    void noScheduleOfAnInterruptLosesRoomOrAMessage() {
        Exploration.of(AnInterruptInSetMessage.class).schedules(1_000).check();
        Exploration.of(AnInterruptInGetMessage.class).schedules(1_000).check();
    }

    /** B waits beside A, and its message gets in whatever becomes of A's. */
    private abstract static class InterruptedProducer implements Scenario {
        final Pipeline<String> pipeline = new Pipeline<>();
        private final List<String> got = new ArrayList<>();
        private boolean aThrew;

        abstract String getAndInterrupt(Thread a) throws InterruptedException;

        @Override
        public void threads(Threads threads) throws InterruptedException {
            pipeline.setMessage("first");
            Thread a = threads.start("A", () -> aThrew = isInterrupted(() -> pipeline.setMessage("a")));
            threads.daemon("B", () -> pipeline.setMessage("b"));
            threads.start("C", () -> got.add(getAndInterrupt(a)));
        }

        @Override
        public void afterwards() throws InterruptedException {
            List<String> sent = aThrew ? List.of("first", "b") : List.of("first", "a", "b");
            while (got.size() < sent.size()) {
                got.add(pipeline.getMessage());
            }
            assertThat(got)
                    .as("what was got in all, A's setMessage having " + (aThrew ? "thrown" : "returned"))
                    .containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    static final class RoomThenAnInterrupt extends InterruptedProducer {
        @Override
        String getAndInterrupt(Thread a) throws InterruptedException {
            String got = pipeline.getMessage();
            a.interrupt();
            return got;
        }
    }

    static final class AnInterruptThenRoom extends InterruptedProducer {
        @Override
        String getAndInterrupt(Thread a) throws InterruptedException {
            a.interrupt();
            return pipeline.getMessage();
        }
    }

    @Promise("08.4")
    void noScheduleLetsAnInterruptedProducerLeaveAMessageOrTakeRoom() {
        Exploration.of(RoomThenAnInterrupt.class).schedules(1_000).check();
        Exploration.of(AnInterruptThenRoom.class).schedules(1_000).check();
    }
}
