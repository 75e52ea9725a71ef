package interleave.lockordering;

import java.util.Objects;

public class Account {
    private final String number;
    private long balance;

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

    synchronized void change(long by) {
        balance += by;
    }
}
