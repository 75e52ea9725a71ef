package interleave.lockordering;

import java.util.concurrent.locks.ReentrantLock;

public class Account {
    private final String number;
    long balance;
    final ReentrantLock lock = new ReentrantLock();

    public Account(String number, long opening) {
        this.number = java.util.Objects.requireNonNull(number);
        this.balance = opening;
    }

    public String number() {
        return number;
    }

    public long balance() {
        lock.lock();
        try {
            return balance;
        } finally {
            lock.unlock();
        }
    }
}
