package interleave.lockordering;

import java.util.*;

public class Account {
    volatile long balance;
    private final String number;

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

    @Override
    public boolean equals(Object other) {
        return other instanceof Account account && account.number.equals(number) && account.balance == balance;
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, balance);
    }
}
