package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** A transfer waits for all earlier ones that share an account with it, whether they run or wait themselves. */
public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    private static final class Wish {
        final Account from;
        final Account to;

        Wish(Account from, Account to) {
            this.from = from;
            this.to = to;
        }

        boolean shares(Wish other) {
            return from == other.from || from == other.to || to == other.from || to == other.to;
        }
    }

    private final List<Wish> wishes = new LinkedList<>();

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        Wish mine = new Wish(from, to);
        boolean interrupted = false;
        synchronized (wishes) {
            wishes.add(mine);
            while (mustWait(mine)) {
                try {
                    wishes.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        try {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (from.balance() < amount) {
                throw new IllegalStateException(from.number() + " has too little");
            }
            posting.run();
            from.add(-amount);
            to.add(amount);
        } finally {
            synchronized (wishes) {
                wishes.remove(mine);
                wishes.notifyAll();
            }
        }
    }

    private boolean mustWait(Wish mine) {
        for (Wish wish : wishes) {
            if (wish == mine) {
                return false;
            }
            if (wish.shares(mine)) {
                return true;
            }
        }
        throw new AssertionError();
    }
}
