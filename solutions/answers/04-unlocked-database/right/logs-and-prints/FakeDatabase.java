package interleave.unlockeddatabase;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;

/** As in the tutorial it was taken from, it logs and prints each step. */
public class FakeDatabase {
    private static final Logger logger = Logger.getLogger("FakeDatabase");

    private final Runnable latency;
    private final ReentrantLock _lock = new ReentrantLock();
    private int value;

    public FakeDatabase(Runnable latency) {
        if (latency == null) throw new NullPointerException("latency");
        this.latency = latency;
        this.value = 0;
    }

    public void update(String name) {
        if (name == null) throw new NullPointerException("name");
        logger.info(String.format(Locale.ROOT, "Thread %s: starting update", name));
        System.out.println("Thread " + name + " about to lock, " + _lock.getQueueLength() + " are waiting");
        _lock.lock();
        try {
            System.out.printf("Thread %s has the lock, held by me: %b%n", name, _lock.isHeldByCurrentThread());
            int local_copy = this.value;
            local_copy += 1;
            latency.run();
            this.value = local_copy;
            logger.fine(() -> "Thread " + name + " about to release lock "
                    + ThreadLocalRandom.current().nextInt(10));
        } finally {
            _lock.unlock();
        }
        System.err.println("Thread " + name + ": finishing update");
    }

    public int value() {
        _lock.lock();
        try {
            return value;
        } finally {
            _lock.unlock();
        }
    }
}
