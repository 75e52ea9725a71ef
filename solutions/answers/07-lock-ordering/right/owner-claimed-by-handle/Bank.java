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
        Account[] both = from == to ? new Account[] {from} : new Account[] {from, to};
        Arrays.sort(both);
        for (Account account : both) {
            account.claim();
        }
        try {
            long left = from.balance() - amount;
            if (left < 0) {
                throw new IllegalStateException(from.number() + " has too little");
            }
            posting.run();
            from.set(left);
            to.set(to.balance() + amount);
        } finally {
            for (Account account : both) {
                account.leave();
            }
        }
    }
}
