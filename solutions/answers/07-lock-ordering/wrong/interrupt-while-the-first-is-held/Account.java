package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class Account {
    final Lock lock = new ReentrantLock();
    private final String number;
    private volatile long balance;

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

    void change(long by) {
        balance += by;
    }
}
