package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Account {
    private final String number;
    private final AtomicLong sum = new AtomicLong();

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number);
        sum.set(opening);
    }

    public String number() {
        return number;
    }

    public long balance() {
        return sum.get();
    }

    void book(long amount) {
        sum.addAndGet(amount);
    }
}
