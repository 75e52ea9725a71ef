package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

public class Bank {
    private final Runnable posting;
    private final Semaphore tellers = new Semaphore(32);

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("amount " + amount);
        }
        boolean inOrder = from.number().compareTo(to.number()) <= 0;
        ReentrantLock first = (inOrder ? from : to).lock;
        ReentrantLock second = (inOrder ? to : from).lock;
        tellers.acquireUninterruptibly();
        try {
            lockAndMove(first, second, from, to, amount);
        } finally {
            tellers.release();
        }
    }

    private void move(Account from, Account to, long amount) {
        if (from.balance < amount) {
            throw new IllegalStateException("not enough");
        }
        posting.run();
        if (from != to) {
            from.balance -= amount;
            to.balance += amount;
        }
    }

    private void lockAndMove(ReentrantLock first, ReentrantLock second, Account from, Account to, long amount) {
        first.lock();
        try {
            second.lock();
            try {
                move(from, to, amount);
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }
}
