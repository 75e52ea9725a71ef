package interleave.testkit;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.concurrent.atomic.AtomicLong;

/** Passes on what is printed until it is too much: a student's endless loop must not fill the disk. */
final class CappedOutput extends OutputStream {
    static final long MOST_BYTES = 256 * 1024;

    private final PrintStream target;
    private final AtomicLong bytes = new AtomicLong();

    CappedOutput(PrintStream target) {
        this.target = target;
    }

    /** Caps what this JVM prints from now on, on each of its two streams. */
    static void install() {
        System.setOut(new PrintStream(new CappedOutput(System.out), true, Charset.defaultCharset()));
        System.setErr(new PrintStream(new CappedOutput(System.err), true, Charset.defaultCharset()));
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        long before = bytes.getAndAdd(length);
        if (before + length <= MOST_BYTES) {
            target.write(buffer, offset, length);
        } else if (before <= MOST_BYTES) {
            target.println(
                    "\n[the rest of what the tests print is left out: it is more than " + MOST_BYTES / 1024 + " KiB]");
        }
    }

    @Override
    public void flush() {
        target.flush();
    }
}
