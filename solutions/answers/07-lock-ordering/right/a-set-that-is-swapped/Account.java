package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

public class Account {
    private final String number;
    private final AtomicLong cents;

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number, "number");
        this.cents = new AtomicLong(opening);
    }

    public String number() {
        return number;
    }

    public long balance() {
        return cents.get();
    }

    boolean covers(long amount) {
        return cents.get() >= amount;
    }

    void book(long amount) {
        cents.addAndGet(amount);
    }
}
