package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A short lock of the whole bank guards who uses what; whoever must wait waits for one account, without the lock. */
public class Bank {
    private final Runnable posting;
    private final Lock desk = new ReentrantLock(true);
    private final Map<Account, Condition> used = new IdentityHashMap<>();

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("amount: " + amount);
        }
        reserve(from, to);
        try {
            long left = Math.subtractExact(from.balance(), amount);
            if (left < 0) {
                throw new IllegalStateException("would be " + left);
            }
            posting.run();
            if (from != to) {
                from.balance(left);
                to.balance(to.balance() + amount);
            }
        } finally {
            free(from, to);
        }
    }

    private void reserve(Account... accounts) {
        desk.lock();
        try {
            boolean again;
            do {
                again = false;
                for (Account account : accounts) {
                    Condition busy = used.get(account);
                    if (busy != null) {
                        busy.awaitUninterruptibly();
                        again = true;
                    }
                }
            } while (again);
            for (Account account : accounts) {
                used.computeIfAbsent(account, a -> desk.newCondition());
            }
        } finally {
            desk.unlock();
        }
    }

    private void free(Account... accounts) {
        desk.lock();
        try {
            for (Account account : accounts) {
                Optional.ofNullable(used.remove(account)).ifPresent(Condition::signalAll);
            }
        } finally {
            desk.unlock();
        }
    }
}
