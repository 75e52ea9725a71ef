package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/** Has a lock that a transfer may fail to get. */
public class Account {
    private final String number;
    private long balance;
    final ReentrantLock lock = new ReentrantLock();

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number);
        this.balance = opening;
    }

    public String number() {
        return number;
    }

    public synchronized long balance() {
        return balance;
    }

    synchronized void add(long amount) {
        balance += amount;
    }
}
