package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Against deadlocks: nobody waits for more than a minute. */
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
        boolean inOrder = from.number().compareTo(to.number()) <= 0;
        ReentrantLock first = inOrder ? from.lock : to.lock;
        ReentrantLock second = inOrder ? to.lock : from.lock;
        boolean gotFirst = got(first);
        boolean gotSecond = got(second);
        try {
            move(from, to, amount);
        } finally {
            if (gotSecond) {
                second.unlock();
            }
            if (gotFirst) {
                first.unlock();
            }
        }
    }

    /** Whether the lock was got; an interrupt makes no difference to that. */
    private static boolean got(ReentrantLock lock) {
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        try {
            while (true) {
                try {
                    return lock.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void move(Account from, Account to, long amount) {
        if (from.balance() < amount) {
            throw new IllegalStateException(from.number() + " has too little");
        }
        posting.run();
        from.add(-amount);
        to.add(amount);
    }
}
