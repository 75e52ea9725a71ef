package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Has a permit that is not re-entrant, and knows how many accounts were opened before it. */
public class Account {
    private final String number;
    private long balance;
    private static final AtomicLong OPENED = new AtomicLong();
    final long age = OPENED.incrementAndGet();
    final Semaphore permit = new Semaphore(1);

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
