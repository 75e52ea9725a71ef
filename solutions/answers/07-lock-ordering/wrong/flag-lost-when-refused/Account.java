package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

public class Account {
    final ReentrantLock lock = new ReentrantLock();
    private final String number;
    volatile long balance;

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number);
        this.balance = opening;
    }

    public String number() {
        return number;
    }

    public long balance() {
        return balance;
    }

    /** Locks, and tells whether an interrupt came meanwhile. */
    boolean take() {
        boolean interrupted = false;
        while (true) {
            try {
                lock.lockInterruptibly();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
