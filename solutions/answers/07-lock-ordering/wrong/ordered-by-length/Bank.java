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
        boolean inOrder = from.number().length() <= to.number().length();
        Lock first = (inOrder ? from : to).lock;
        Lock second = (inOrder ? to : from).lock;
        first.lock();
        try {
            second.lock();
            try {
                if (from.balance() < amount) {
                    throw new IllegalStateException(from.number() + " has too little");
                }
                posting.run();
                from.add(-amount);
                to.add(amount);
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }
}
