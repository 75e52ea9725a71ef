package interleave.datahasher;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

/** Who gets the lock does the work of all who ask; the others wait until theirs is done. */
public class DataHasher {
    private static final class Order {
        private final Thread thread = Thread.currentThread();
        private volatile boolean done;
    }

    private final Lock combiner = new ReentrantLock();
    private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = Arrays.copyOf(data, data.length);
    }

    public void hash() {
        Order mine = new Order();
        orders.add(mine);
        boolean interrupted = false;
        while (!mine.done) {
            if (combiner.tryLock()) {
                try {
                    combine();
                } finally {
                    combiner.unlock();
                }
                Order waiting = orders.peek();
                if (waiting != null) {
                    LockSupport.unpark(waiting.thread);
                }
            } else {
                LockSupport.parkNanos(this, 10_000_000);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void combine() {
        List<Order> served = new ArrayList<>();
        byte[] now = data;
        for (Order order = orders.poll(); order != null; order = orders.poll()) {
            now = digest(now);
            served.add(order);
        }
        data = now;
        for (Order order : served) {
            order.done = true;
            LockSupport.unpark(order.thread);
        }
    }

    public byte[] get() {
        byte[] now = data;
        return Arrays.copyOf(now, now.length);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-512").digest(bytes))
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
