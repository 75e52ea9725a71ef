package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        Objects.requireNonNull(posting);
        this.posting = posting;
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("Amount must be > 0 but was " + amount);
        }
        SortedMap<String, Account> involved = new TreeMap<>(Comparator.reverseOrder());
        involved.put(from.number(), from);
        involved.put(to.number(), to);
        locking(involved.values().iterator(), () -> {
            if (from.balance() < amount) {
                throw new IllegalStateException("Insufficient funds");
            }
            posting.run();
            from.change(b -> b - amount);
            to.change(b -> b + amount);
        });
    }

    private void locking(Iterator<Account> rest, Runnable action) {
        if (!rest.hasNext()) {
            action.run();
            return;
        }
        Lock lock = rest.next().lock.writeLock();
        lock.lock();
        try {
            locking(rest, action);
        } finally {
            lock.unlock();
        }
    }
}
