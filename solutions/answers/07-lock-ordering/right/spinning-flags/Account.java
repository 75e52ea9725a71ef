package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** Is taken or free. */
public class Account {
    private final String number;
    private long balance;
    final AtomicBoolean taken = new AtomicBoolean();

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
