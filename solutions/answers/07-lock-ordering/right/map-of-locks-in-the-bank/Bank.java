package interleave.lockordering;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps a lock for each number. */
public class Bank {
    private final Runnable posting;
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        Lock first = locks.computeIfAbsent(smaller(from, to), n -> new ReentrantLock());
        Lock second = locks.computeIfAbsent(larger(from, to), n -> new ReentrantLock());
        first.lock();
        second.lock();
        try {
            move(from, to, amount);
        } finally {
            second.unlock();
            first.unlock();
        }
    }

    private static String smaller(Account one, Account other) {
        return one.number().compareTo(other.number()) <= 0 ? one.number() : other.number();
    }

    private static String larger(Account one, Account other) {
        return one.number().compareTo(other.number()) <= 0 ? other.number() : one.number();
    }

    private void move(Account from, Account to, long amount) {
        if (from.balance() < amount) {
            throw new IllegalStateException(from.number() + " has too little");
        }
        posting.run();
        from.add(-amount);
        to.add(amount);
    }
}
