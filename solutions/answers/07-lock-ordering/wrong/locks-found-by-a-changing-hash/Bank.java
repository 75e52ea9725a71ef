package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class Bank {
    private final Runnable posting;
    private final ConcurrentHashMap<Account, ReentrantLock> locks = new ConcurrentHashMap<>();

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException();
        }
        boolean fromFirst = from.number().compareTo(to.number()) <= 0;
        ReentrantLock first = lockOf(fromFirst ? from : to);
        first.lock();
        try {
            ReentrantLock second = lockOf(fromFirst ? to : from);
            second.lock();
            try {
                if (from.balance < amount) {
                    throw new IllegalStateException();
                }
                long fromBefore = from.balance;
                from.balance -= amount;
                long toBefore = to.balance;
                to.balance += amount;
                try {
                    posting.run();
                } catch (RuntimeException | Error e) {
                    to.balance = toBefore;
                    from.balance = fromBefore;
                    throw e;
                }
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    private ReentrantLock lockOf(Account account) {
        return locks.computeIfAbsent(account, key -> new ReentrantLock());
    }
}
