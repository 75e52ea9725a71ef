package interleave.datahasher;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The member is an unmodifiable list of boxed bytes; both halves of the digits are tasks of their own. */
public class DataHasher {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final int number = COUNT.incrementAndGet();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<List<Byte>> history = Collections.synchronizedList(new java.util.ArrayList<>());

    private static final class Digits extends RecursiveTask<String> {
        private static final long serialVersionUID = 1L;
        private final byte[] raw;

        Digits(byte[] raw) {
            this.raw = raw;
        }

        @Override
        protected String compute() {
            if (raw.length <= 16) {
                return new Formatter(Locale.ROOT)
                        .format("%0" + 2 * raw.length + "x", new BigInteger(1, raw))
                        .toString();
            }
            Digits low = new Digits(Arrays.copyOfRange(raw, raw.length / 2, raw.length));
            low.fork();
            String high = new Digits(Arrays.copyOf(raw, raw.length / 2)).compute();
            return high + low.join();
        }
    }

    public DataHasher(byte[] data) {
        history.add(boxed(data.clone()));
    }

    private static List<Byte> boxed(byte[] bytes) {
        return IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).collect(Collectors.toUnmodifiableList());
    }

    private static byte[] unboxed(List<Byte> list) {
        byte[] bytes = new byte[list.size()];
        int i = 0;
        for (byte each : list) {
            bytes[i++] = each;
        }
        return bytes;
    }

    public void hash() {
        synchronized (history) {
            byte[] raw;
            try {
                raw = MessageDigest.getInstance("SHA-512").digest(unboxed(history.get(0)));
            } catch (Exception e) {
                throw new RuntimeException(e);
            }
            history.set(0, boxed(new Digits(raw).invoke().getBytes(StandardCharsets.UTF_8)));
            new PrintStream(log, true).printf("hashed %d%n", number);
            log.reset();
        }
    }

    public byte[] get() {
        return unboxed(history.get(0));
    }

    @Override
    public String toString() {
        return "hasher " + number + " of " + get().length + " bytes";
    }
}
