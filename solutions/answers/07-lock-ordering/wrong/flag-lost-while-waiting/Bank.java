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

    private final Set<Account> busy = new HashSet<>();

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        synchronized (busy) {
            while (busy.contains(from) || busy.contains(to)) {
                try {
                    busy.wait();
                } catch (InterruptedException e) {
                    // a transfer is not to be interrupted
                }
            }
            busy.add(from);
            busy.add(to);
        }
        try {
            if (from.balance() < amount) {
                throw new IllegalStateException(from.number() + " has too little");
            }
            posting.run();
            from.add(-amount);
            to.add(amount);
        } finally {
            synchronized (busy) {
                busy.remove(from);
                busy.remove(to);
                busy.notifyAll();
            }
        }
    }
}
