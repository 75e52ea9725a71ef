package interleave.lockordering;

import java.util.*;

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
        boolean fromFirst = from.number().compareTo(to.number()) <= 0;
        Account first = fromFirst ? from : to;
        Account second = fromFirst ? to : from;
        first.lock.lock();
        try {
            long before = second.balance;
            second.lock.lock();
            try {
                long mine = first.balance;
                if ((fromFirst ? mine : before) < amount) {
                    throw new IllegalStateException();
                }
                posting.run();
                if (first != second) {
                    first.balance = mine + (fromFirst ? -amount : amount);
                    second.balance = before + (fromFirst ? amount : -amount);
                }
            } finally {
                second.lock.unlock();
            }
        } finally {
            first.lock.unlock();
        }
    }
}
