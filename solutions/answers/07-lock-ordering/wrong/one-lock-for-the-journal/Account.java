package interleave.lockordering;

import java.util.*;
import java.util.concurrent.locks.*;

public class Account {
    final ReentrantLock lock = new ReentrantLock();
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
}
