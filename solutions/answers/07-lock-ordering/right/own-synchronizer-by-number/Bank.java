package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        SortedMap<String, Account.Key> keys = new TreeMap<>();
        keys.put(from.number(), from.key);
        keys.put(to.number(), to.key);
        Deque<Account.Key> held = new ArrayDeque<>();
        try {
            for (Account.Key key : keys.values()) {
                key.acquire(1);
                held.push(key);
            }
            if (from.balance() < amount) {
                throw new IllegalStateException(from.number() + " has too little");
            }
            posting.run();
            from.add(-amount);
            to.add(amount);
        } finally {
            held.forEach(key -> key.release(1));
        }
    }
}
