package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Account {
    final ReentrantLock lock = new ReentrantLock();
    private final String number;
    private long balance;

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

    void add(long amount) {
        balance += amount;
    }
}
