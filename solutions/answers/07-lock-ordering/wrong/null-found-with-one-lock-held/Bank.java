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
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        if (to != null && to.number().compareTo(from.number()) < 0) {
            to.lock.lock();
            from.lock.lock();
        } else {
            from.lock.lock();
            to.lock.lock();
        }
        try {
            if (from.balance() < amount) {
                throw new IllegalStateException(from.number() + " has too little");
            }
            posting.run();
            from.add(-amount);
            to.add(amount);
        } finally {
            from.lock.unlock();
            to.lock.unlock();
        }
    }
}
