package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Each update waits for the one that came before it, and takes the value over from that. */
public class FakeDatabase {
    private static final class Turn {
        final CountDownLatch over = new CountDownLatch(1);
        int value;

        static Turn first() {
            Turn turn = new Turn();
            turn.over.countDown();
            return turn;
        }

        int result() {
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        over.await();
                        return value;
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private final Runnable latency;
    private final AtomicReference<Turn> last = new AtomicReference<>(Turn.first());
    private volatile int written;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        Turn mine = new Turn();
        int before = last.getAndSet(mine).result();
        mine.value = before;
        try {
            latency.run();
            mine.value = before + 1;
            written = before + 1;
        } finally {
            mine.over.countDown();
        }
    }

    public int value() {
        return written;
    }
}
