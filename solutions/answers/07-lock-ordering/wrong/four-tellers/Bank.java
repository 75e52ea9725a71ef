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

    private static final ExecutorService TELLERS = Executors.newFixedThreadPool(4, task -> {
        Thread teller = new Thread(task, "teller");
        teller.setDaemon(true);
        return teller;
    });

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        Future<?> done = TELLERS.submit(() -> move(from, to, amount));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    done.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof Error) {
                        throw (Error) e.getCause();
                    }
                    throw (RuntimeException) e.getCause();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void move(Account from, Account to, long amount) {
        boolean inOrder = from.number().compareTo(to.number()) <= 0;
        Lock first = (inOrder ? from : to).lock;
        Lock second = (inOrder ? to : from).lock;
        first.lock();
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
            first.unlock();
        }
    }
}
