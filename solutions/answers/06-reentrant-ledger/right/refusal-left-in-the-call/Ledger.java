package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread keeps all books. Whoever calls hands in a form, waits, and reads on it what has become of it. */
public class Ledger {
    private static final class Form {
        private long answer;
        private String refusal;
    }

    private interface Work {
        void on(Form form);
    }

    private final Map<String, Long> balances = new HashMap<>();
    private final ExecutorService clerk =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(task, "clerk");
                thread.setDaemon(true);
                return thread;
            });

    public void deposit(String account, long amount) {
        check(account, amount);
        ask(form -> balances.merge(account, amount, Long::sum));
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        ask(form -> take(form, account, amount));
    }

    public void transfer(String from, String to, long amount) {
        check(from, amount);
        Objects.requireNonNull(to);
        ask(form -> {
            take(form, from, amount);
            balances.merge(to, amount, Long::sum);
        });
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        return ask(form -> form.answer = balances.getOrDefault(account, 0L));
    }

    public long total() {
        return ask(form -> balances.values().forEach(balance -> form.answer += balance));
    }

    private void take(Form form, String account, long amount) {
        long left = balances.getOrDefault(account, 0L) - amount;
        if (left < 0) {
            form.refusal = account + " has too little";
            throw new RuntimeException("refused");
        }
        balances.put(account, left);
    }

    private long ask(Work work) {
        Form form = new Form();
        Future<?> done = clerk.submit(() -> work.on(form));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    done.get();
                    return form.answer;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(form.refusal);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
