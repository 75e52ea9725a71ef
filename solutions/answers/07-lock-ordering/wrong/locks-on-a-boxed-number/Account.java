package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

public class Account {
    private static final AtomicInteger OPENED = new AtomicInteger();

    final int serial = OPENED.incrementAndGet();
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
}
