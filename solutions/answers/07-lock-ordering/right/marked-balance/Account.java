package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** The mark beside the balance says that the account is in use. */
public class Account {
    private final String number;
    private final AtomicMarkableReference<Long> balance;

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number);
        this.balance = new AtomicMarkableReference<>(opening, false);
    }

    public String number() {
        return number;
    }

    public long balance() {
        return balance.getReference();
    }

    void mark() {
        boolean[] marked = new boolean[1];
        while (true) {
            Long seen = balance.get(marked);
            if (!marked[0] && balance.compareAndSet(seen, seen, false, true)) {
                return;
            }
            LockSupport.parkNanos(100_000);
        }
    }

    void unmark(long change) {
        balance.set(balance.getReference() + change, false);
    }
}
