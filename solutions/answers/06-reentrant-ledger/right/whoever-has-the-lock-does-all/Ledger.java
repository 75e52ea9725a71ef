package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Everybody queues his order; whoever gets the lock carries out all orders there are. */
public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final Queue<FutureTask<Long>> orders = new ConcurrentLinkedQueue<>();
    private final Lock lock = new ReentrantLock();

    public void deposit(String account, long amount) {
        valid(amount, account);
        order(() -> add(account, amount));
    }

    public void withdraw(String account, long amount) {
        valid(amount, account);
        order(() -> add(account, -amount));
    }

    public void transfer(String from, String to, long amount) {
        valid(amount, from, to);
        order(() -> add(from, -amount) + add(to, amount));
    }

    public long balance(String account) {
        valid(1, account);
        return order(() -> balances.getOrDefault(account, 0L));
    }

    public long total() {
        return order(() -> balances.values().stream().reduce(0L, Long::sum));
    }

    private Long add(String account, long amount) {
        return balances.compute(account, (name, old) -> {
            long sum = (old == null ? 0 : old) + amount;
            if (sum < 0) {
                throw new IllegalStateException(name + " would have " + sum);
            }
            return sum;
        });
    }

    private long order(Callable<Long> callable) {
        FutureTask<Long> mine = new FutureTask<>(callable);
        orders.add(mine);
        lock.lock();
        try {
            while (!mine.isDone()) {
                orders.remove().run();
            }
        } finally {
            lock.unlock();
        }
        return result(mine);
    }

    private static long result(FutureTask<Long> done) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException) {
                throw (RuntimeException) e.getCause();
            }
            throw new IllegalStateException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void valid(long amount, String... accounts) {
        for (String account : accounts) {
            Objects.requireNonNull(account);
        }
        if (amount <= 0) {
            throw new IllegalArgumentException(Long.toString(amount));
        }
    }
}
