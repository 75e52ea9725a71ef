package interleave.poisonpill;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.io.IOException;
import java.io.Writer;

/** The thread that writes is one more in each scenario, so one preemption must do where two others meet. */
class LineWriterSchedulesTest {
    private static void check(Class<? extends Scenario> scenario, int preemptions) {
        Exploration.of(scenario).preemptions(preemptions).schedules(600).check();
    }

    static final class TwoLinesAndClose implements Scenario {
        private final Sink sink = new Sink(null);
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
                assertThat(sink.closed).as("whether the sink is closed when close has returned").isTrue();
            });
        }
    }

    @Promise("10.2")
    void inEveryScheduleAllIsWrittenWhenCloseReturns() {
        check(TwoLinesAndClose.class, 2);
    }

    static final class TwoThreadsSubmit implements Scenario {
        private final Sink sink = new Sink(null);
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
        check(TwoThreadsSubmit.class, 1);
    }

    static final class SubmitMeetsClose implements Scenario {
        private boolean closed;
        private boolean refused;
        private final Sink sink = new Sink(null);
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
                assertThat(late && !refused).as("whether a submit that came after close was accepted").isFalse();
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
        private final Sink sink = new Sink(null);
        private final LineWriter writer = new LineWriter(sink);

        @Override
        public void threads(Threads threads) {
            threads.start("C", writer::close);
            threads.start("D", writer::close);
        }

        @Override
        public void afterwards() {
            assertThat(sink.closed).as("whether the sink is closed after two calls of close").isTrue();
        }
    }

    @Promise("10.2")
    void inEveryScheduleTwoThreadsMayClose() {
        check(CloseTwice.class, 1);
    }

    static final class TheSinkFails implements Scenario {
        private final IOException fault = new IOException("disk full");
        private final Sink sink = new Sink(fault);
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
                                "the sink threw %s, and close threw %s", fault, thrown == null ? "nothing" : thrown)
                        .isSameAs(fault);
                assertThat(sink.closed).as("whether the sink is closed when close has thrown").isTrue();
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
        private final IOException fault;
        private String text = "";
        private boolean closed;
        private boolean over;

        Sink(IOException fault) {
            this.fault = fault;
        }

        String written() {
            return text.isEmpty() ? "nothing" : '"' + text.replace("\n", "\\n") + '"';
        }

        private void put(String written) throws IOException {
            assertThat(over).as("whether something is written after close has returned").isFalse();
            if (fault != null) {
                throw fault;
            }
            if (closed) {
                throw new IOException("Stream closed");
            }
            text += written;
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
            assertThat(over).as("whether the sink is flushed after close has returned").isFalse();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
