package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

public class Bank {
    private final Runnable posting;
    private final ConcurrentMap<Account, ReentrantLock> locks = new ConcurrentHashMap<>();

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("amount " + amount);
        }
        boolean inOrder = from.number().compareTo(to.number()) <= 0;
        Account low = inOrder ? from : to;
        Account high = inOrder ? to : from;
        ReentrantLock first = lock(low);
        try {
            ReentrantLock second = lock(high);
            try {
                move(from, to, amount);
            } finally {
                unlock(high, second);
            }
        } finally {
            unlock(low, first);
        }
    }

    private void move(Account from, Account to, long amount) {
        if (from.balance < amount) {
            throw new IllegalStateException("not enough");
        }
        posting.run();
        if (from != to) {
            from.balance -= amount;
            to.balance += amount;
        }
    }

    private ReentrantLock lock(Account account) {
        ReentrantLock lock = locks.computeIfAbsent(account, key -> new ReentrantLock());
        lock.lock();
        return lock;
    }

    private void unlock(Account account, ReentrantLock lock) {
        if (lock.getHoldCount() == 1 && !lock.hasQueuedThreads()) {
            locks.remove(account, lock);
        }
        lock.unlock();
    }
}
