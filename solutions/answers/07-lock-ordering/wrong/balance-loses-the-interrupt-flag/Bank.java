package interleave.lockordering;

import java.util.*;
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
            throw new IllegalArgumentException();
        }
        if (from == to) {
            from.lock.lock();
            try {
                if (from.balance < amount) {
                    throw new IllegalStateException();
                }
                posting.run();
            } finally {
                from.lock.unlock();
            }
            return;
        }
        boolean fromFirst = from.number().compareTo(to.number()) <= 0;
        ReentrantLock first = fromFirst ? from.lock : to.lock;
        ReentrantLock second = fromFirst ? to.lock : from.lock;
        first.lock();
        try {
            second.lock();
            try {
                if (from.balance < amount) {
                    throw new IllegalStateException();
                }
                posting.run();
                from.balance -= amount;
                to.balance += amount;
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }
}
