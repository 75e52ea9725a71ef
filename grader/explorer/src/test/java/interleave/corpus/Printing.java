package interleave.corpus;

import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Readers, writers and print streams of the JDK: they hold a lock while they call the program. */
final class Printing {
    private Printing() {}

    /** Counts what it is given, under a lock of its own. */
    static final class Sink extends OutputStream {
        private int count;

        @Override
        public synchronized void write(int one) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            for (int i = 0; i < length; i++) {
                write(bytes[from + i]);
            }
        }

        synchronized int count() {
            return count;
        }
    }

    /** Its text is made under its lock. */
    static final class Meter {
        private final Sink sink = new Sink();
        private final PrintStream out = new PrintStream(sink, true, StandardCharsets.UTF_8);
        private final Writer writer = new OutputStreamWriter(sink, StandardCharsets.UTF_8);
        private int value;

        @Override
        public synchronized String toString() {
            return Integer.toString(++value % 10);
        }

        void println() {
            out.print(toString() + "\n");
        }

        void printf() {
            out.printf("%s\n", this);
        }

        void write() throws IOException {
            writer.write("ab");
            writer.flush();
        }
    }

    @Expected(HOLDS)
    static final class PrintsTextMadeUnderALock implements Scenario {
        final Meter meter = new Meter();

        @Override
        public void threads(Threads threads) {
            threads.start("A", meter::printf);
            threads.start("B", meter::println);
        }

        @Override
        public void afterwards() {
            assertThat(meter.sink.count()).isEqualTo(4);
        }
    }

    @Expected(HOLDS)
    static final class WritesToAStreamOfItsOwn implements Scenario {
        final Meter meter = new Meter();

        @Override
        public void threads(Threads threads) {
            threads.start("A", meter::write);
            threads.start("B", meter::write);
        }

        @Override
        public void afterwards() {
            assertThat(meter.sink.count()).isEqualTo(4);
        }
    }

    /** Two lines, one after the other. */
    static final class Source extends Reader {
        private int lines;

        @Override
        public int read(char[] chars, int from, int length) {
            synchronized (this) {
                lines++;
            }
            if (lines > 2) {
                return -1;
            }
            chars[from] = (char) ('0' + lines);
            chars[from + 1] = '\n';
            return 2;
        }

        @Override
        public void close() {}
    }

    static final class Lines {
        private final BufferedReader reader = new BufferedReader(new Source(), 2);

        String next() throws IOException {
            return reader.readLine();
        }
    }

    @Expected(HOLDS)
    static final class TwoReadLines implements Scenario {
        final Lines lines = new Lines();
        final Set<String> read = ConcurrentHashMap.newKeySet();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> read.add(lines.next()));
            threads.start("B", () -> read.add(lines.next()));
        }

        @Override
        public void afterwards() {
            assertThat(read).containsExactlyInAnyOrder("1", "2");
        }
    }
}
