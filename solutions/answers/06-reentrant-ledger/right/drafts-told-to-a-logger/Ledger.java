package interleave.reentrantledger;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** Double entry under a lock for writers; readers look at a volatile copy, listeners are told, everything is logged. */
public class Ledger {
    private static final System.Logger LOG = System.getLogger(Ledger.class.getName());

    private final ReentrantLock writers = new ReentrantLock(true);
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean loud = new AtomicBoolean();
    private final Phaser changes = new Phaser(1);
    private volatile Map<String, Long> book = new TreeMap<>(Comparator.reverseOrder());

    private final class Change implements AutoCloseable {
        private final TreeMap<String, Long> draft;
        private boolean valid = true;

        Change() {
            writers.lock();
            draft = new TreeMap<>(book);
        }

        Change add(String account, long amount) {
            long next = draft.getOrDefault(account, 0L) + amount;
            if (next < 0) {
                valid = false;
                throw new IllegalStateException(String.format("%s: %,d", account, next));
            }
            draft.put(account, next);
            return this;
        }

        void publish() {
            if (valid) {
                book = draft;
                changes.arrive();
                listeners.forEach(Runnable::run);
            }
        }

        @Override
        public void close() {
            LOG.log(System.Logger.Level.TRACE, () -> "closed in phase " + changes.getPhase());
            if (loud.get()) {
                System.out.println(this);
            }
            writers.unlock();
        }
    }

    public void deposit(String account, long amount) {
        change(amount, account, null);
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        check(amount);
        try (Change change = new Change()) {
            change.add(account, -amount).publish();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        Objects.requireNonNull(from);
        check(amount);
        writers.lock();
        try (Change change = new Change()) {
            change.add(from, -amount).add(to, amount).publish();
        } finally {
            assert writers.getHoldCount() == 1;
            writers.unlock();
        }
    }

    private void change(long amount, String first, Runnable listener) {
        Objects.requireNonNull(first);
        check(amount);
        if (listener != null) {
            listeners.addIfAbsent(listener);
        }
        try (Change change = new Change()) {
            change.add(first, amount).publish();
        }
    }

    private static void check(long amount) {
        switch (Long.signum(amount)) {
            case -1, 0 -> throw new IllegalArgumentException(Long.toHexString(amount));
            default -> {}
        }
    }

    public long balance(String account) {
        return Objects.requireNonNullElse(book.get(Objects.requireNonNull(account)), 0L);
    }

    public long total() {
        long sum = 0;
        for (Map.Entry<String, Long> each : book.entrySet()) {
            sum = Math.addExact(sum, each.getValue());
        }
        return sum;
    }
}
