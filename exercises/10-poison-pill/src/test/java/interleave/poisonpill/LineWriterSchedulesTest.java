package interleave.poisonpill;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The thread that writes is one more in each scenario. */
class LineWriterSchedulesTest {
    /** Time is virtual: it costs nothing, and whoever waits for less gives up before it is over. */
    private static final long HOUR = 3_600_000;

    /** A time limit needs no rare schedule. */
    private static void checkAnHour(Class<? extends Scenario> scenario, int preemptions) {
        Exploration.of(scenario).preemptions(preemptions).schedules(100).check();
    }

    private static void check(Class<? extends Scenario> scenario, int preemptions) {
        Exploration.of(scenario).preemptions(preemptions).schedules(1_000).check();
    }

    static final class TwoLinesAndClose implements Scenario {
        private final Sink sink = new Sink(false);
        private final LineWriter writer = new LineWriter(sink);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                writer.submit("a1");
                writer.submit("a2");
                writer.close();
                sink.over = true;
                assertThat(sink.text)
                        .withFailMessage("A submitted a1, then a2; written when close has returned: %s", sink.written())
                        .isEqualTo("a1\na2\n");
                assertThat(sink.closed)
                        .as("whether the sink is closed when close has returned")
                        .isTrue();
            });
        }
    }

    @Promise("10.2")
    void inEveryScheduleAllIsWrittenWhenCloseReturns() {
        check(TwoLinesAndClose.class, 2);
    }

    static final class TwoThreadsSubmit implements Scenario {
        private final Sink sink = new Sink(false);
        private final LineWriter writer = new LineWriter(sink);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> writer.submit("a"));
            threads.start("B", () -> writer.submit("b"));
        }

        @Override
        public void afterwards() throws IOException {
            writer.close();
            assertThat(sink.text)
                    .withFailMessage("A submitted a, B submitted b; written after close: %s", sink.written())
                    .isIn("a\nb\n", "b\na\n");
        }
    }

    @Promise("10.1")
    void noScheduleLosesOrBreaksOneOfTwoLines() {
        check(TwoThreadsSubmit.class, 2);
    }

    /** The thread that writes may begin before the constructor has ended. */
    static final class ANewWriter implements Scenario {
        private final Sink sink = new Sink(false);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                LineWriter writer = new LineWriter(sink);
                writer.submit("a");
                writer.close();
                assertThat(sink.text)
                        .withFailMessage(
                                "A made a writer and submitted a; written when close has returned: %s", sink.written())
                        .isEqualTo("a\n");
            });
        }
    }

    @Promise("10.1")
    void noScheduleLosesALineOfANewWriter() {
        check(ANewWriter.class, 2);
    }

    static final class TheSinkTakesAnHour implements Scenario {
        private final Sink sink = new Sink(false);
        private final LineWriter writer = new LineWriter(sink);

        @Override
        public void threads(Threads threads) {
            sink.pause = HOUR;
            threads.start("A", () -> {
                writer.submit("a1");
                writer.submit("a2");
                writer.close();
                sink.over = true;
                assertThat(sink.text)
                        .as("what is written when close has returned, where the first write takes an hour")
                        .isEqualTo("a1\na2\n");
                assertThat(sink.closed)
                        .as("whether the sink is closed when close has returned")
                        .isTrue();
            });
        }
    }

    @Promise("10.2")
    void closeWaitsForASinkThatTakesAnHour() {
        checkAnHour(TheSinkTakesAnHour.class, 2);
    }

    /** More lines than many a queue has room for; close comes when the sink has long gone on. */
    static final class ManyLinesAndASlowSink implements Scenario {
        private static final int LINES = 1_100;

        private final Sink sink = new Sink(false);
        private final LineWriter writer = new LineWriter(sink);

        @Override
        public void threads(Threads threads) {
            sink.pause = HOUR;
            threads.start("A", () -> {
                for (int i = 0; i < LINES; i++) {
                    writer.submit("a");
                }
                Thread.sleep(2 * HOUR);
            });
        }

        @Override
        public void afterwards() throws IOException {
            writer.close();
            assertThat(sink.text.length() / "a\n".length())
                    .as("lines written, of %d that were submitted while the first write took an hour", LINES)
                    .isEqualTo(LINES);
        }
    }

    @Promise("10.1")
    void noLineIsLostWhileTheSinkTakesAnHour() {
        checkAnHour(ManyLinesAndASlowSink.class, 0);
    }

    static final class NothingComesForAnHour implements Scenario {
        private final Sink sink = new Sink(false);
        private final LineWriter writer = new LineWriter(sink);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                writer.submit("a1");
                Thread.sleep(HOUR);
                writer.submit("a2");
            });
        }

        @Override
        public void afterwards() throws IOException {
            writer.close();
            assertThat(sink.text)
                    .as("what is written of a1 and a2, which was submitted an hour later")
                    .isEqualTo("a1\na2\n");
        }
    }

    @Promise("10.1")
    void noLineIsLostThatComesAnHourAfterTheOneBefore() {
        checkAnHour(NothingComesForAnHour.class, 2);
    }

    static final class SubmitMeetsClose implements Scenario {
        private boolean closed;
        private boolean refused;
        private final Sink sink = new Sink(false);
        private final LineWriter writer = new LineWriter(sink);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                boolean late = closed;
                try {
                    writer.submit("a");
                } catch (IllegalStateException e) {
                    refused = true;
                }
                assertThat(late && !refused)
                        .as("whether a submit that came after close was accepted")
                        .isFalse();
            });
            threads.start("C", () -> {
                writer.close();
                closed = true;
            });
        }

        @Override
        public void afterwards() {
            if (!refused) {
                assertThat(sink.text)
                        .withFailMessage("A's submit of line a has returned; written in the end: %s", sink.written())
                        .isEqualTo("a\n");
            }
        }
    }

    @Promise("10.3")
    void inEveryScheduleALineThatMeetsCloseIsRefusedOrWritten() {
        check(SubmitMeetsClose.class, 2);
    }

    static final class CloseTwice implements Scenario {
        private final Sink sink = new Sink(false);
        private final LineWriter writer = new LineWriter(sink);

        @Override
        public void threads(Threads threads) {
            threads.start("C", writer::close);
            threads.start("D", writer::close);
        }

        @Override
        public void afterwards() {
            assertThat(sink.closed)
                    .as("whether the sink is closed after two calls of close")
                    .isTrue();
        }
    }

    @Promise("10.2")
    void inEveryScheduleTwoThreadsMayClose() {
        check(CloseTwice.class, 2);
    }

    static final class CloseTwiceOnASinkThatFails implements Scenario {
        private final Sink sink = new Sink(true);
        private final LineWriter writer = new LineWriter(sink);
        private int told;

        @Override
        public void threads(Threads threads) {
            try {
                writer.submit("a");
            } catch (IllegalStateException e) {
                // It has failed already, and says so.
            }
            threads.start("C", this::close);
            threads.start("D", this::close);
        }

        private void close() {
            try {
                writer.close();
            } catch (IOException e) {
                told++;
            }
        }

        @Override
        public void afterwards() {
            assertThat(told)
                    .as("how many of two calls of close threw what the sink had thrown")
                    .isEqualTo(1);
        }
    }

    @Promise("10.2")
    void inEveryScheduleOneOfTwoClosesTellsOfAFailure() {
        check(CloseTwiceOnASinkThatFails.class, 2);
    }

    static final class TheSinkFails implements Scenario {
        private final Sink sink = new Sink(true);
        private final LineWriter writer = new LineWriter(sink);
        private Throwable thrown;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                submit("a1");
                submit("a2");
                try {
                    writer.close();
                } catch (IOException e) {
                    thrown = e;
                }
                assertThat(thrown)
                        .withFailMessage(
                                "the sink threw %s, and close threw %s",
                                sink.faults, thrown == null ? "nothing" : thrown)
                        .isIn(sink.faults);
                assertThat(sink.closed)
                        .as("whether the sink is closed when close has thrown")
                        .isTrue();
            });
            threads.start("B", () -> submit("b"));
        }

        private void submit(String line) {
            try {
                writer.submit(line);
            } catch (IllegalStateException e) {
                // It has failed or is closed, and says so.
            }
        }
    }

    @Promise("10.4")
    void noScheduleLosesWhatTheSinkThrowsOrBlocksASubmit() {
        check(TheSinkFails.class, 1);
    }

    /** Keeps what is written. A plain field each: the explorer switches threads where two of them meet. */
    private static final class Sink extends Writer {
        private final boolean fails;

        /** A new one each time, as a disk does it: who closes what has failed may meet two of them. */
        private final List<IOException> faults = new ArrayList<>();

        private String text = "";
        private boolean closed;
        private boolean over;

        /** What the next write takes, in milliseconds. */
        private long pause;

        Sink(boolean fails) {
            this.fails = fails;
        }

        String written() {
            return text.isEmpty() ? "nothing" : '"' + text.replace("\n", "\\n") + '"';
        }

        private void put(String written) throws IOException {
            assertThat(over)
                    .as("whether something is written after close has returned")
                    .isFalse();
            if (pause > 0) {
                pause();
            }
            if (fails) {
                IOException fault = new IOException("disk full");
                faults.add(fault);
                throw fault;
            }
            if (closed) {
                throw new IOException("Stream closed");
            }
            text += written;
        }

        /** A slow disk does not care for interrupts. */
        private void pause() {
            long end = System.nanoTime() + pause * 1_000_000;
            pause = 0;
            boolean interrupted = false;
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                try {
                    Thread.sleep(Math.max(1, left / 1_000_000));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
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
            put(line);
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
        public void flush() {
            assertThat(over)
                    .as("whether the sink is flushed after close has returned")
                    .isFalse();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
