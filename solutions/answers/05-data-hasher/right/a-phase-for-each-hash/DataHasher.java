package interleave.datahasher;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/** The phase of a phaser tells how many hashes are done; whoever has drawn a ticket waits for the phase of that number. */
public class DataHasher {
    private static final byte[] NOTHING = {};

    private final AtomicInteger tickets = new AtomicInteger();
    private final Phaser done = new Phaser(1);
    private volatile byte[] member;

    public DataHasher(byte[] data) {
        member = data.length == 0 ? NOTHING : data.clone();
    }

    public void hash() {
        int mine = tickets.getAndIncrement() & Integer.MAX_VALUE;
        for (int phase = done.getPhase(); phase != mine; phase = done.getPhase()) {
            done.awaitAdvance(phase);
        }
        member = digest(member);
        done.arrive();
    }

    public byte[] get() {
        byte[] now = member;
        return now.length == 0 ? NOTHING : now.clone();
    }

    private static byte[] digest(byte[] bytes) {
        try {
            BigInteger number =
                    new BigInteger(1, MessageDigest.getInstance("SHA-512").digest(bytes));
            return String.format("%0128x", number).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
