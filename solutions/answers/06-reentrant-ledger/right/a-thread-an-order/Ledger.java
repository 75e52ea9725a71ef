package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Every order is carried out by a clerk hired for it, and all clerks share one desk. */
public class Ledger {
    private final Map<String, Long> book = new HashMap<>();

    private final class Clerk extends Thread {
        private final Supplier<Long> order;
        private Long answer;
        private RuntimeException refusal;

        Clerk(Supplier<Long> order) {
            this.order = order;
        }

        @Override
        public void run() {
            synchronized (book) {
                try {
                    answer = order.get();
                } catch (RuntimeException e) {
                    refusal = e;
                }
            }
        }

        long work() {
            start();
            boolean interrupted = false;
            for (; ; ) {
                try {
                    join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (refusal != null) {
                throw refusal;
            }
            return answer;
        }
    }

    private long add(String account, long amount) {
        long sum = book.getOrDefault(Objects.requireNonNull(account), 0L) + amount;
        if (sum < 0) {
            throw new IllegalStateException("too little");
        }
        book.put(account, sum);
        return sum;
    }

    private static long positive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("not positive");
        }
        return amount;
    }

    public void deposit(String account, long amount) {
        new Clerk(() -> add(account, positive(amount))).work();
    }

    public void withdraw(String account, long amount) {
        new Clerk(() -> add(account, -positive(amount))).work();
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        new Clerk(() -> add(from, -positive(amount)) + add(to, amount)).work();
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        return new Clerk(() -> book.getOrDefault(account, 0L)).work();
    }

    public long total() {
        return new Clerk(() -> book.values().stream().mapToLong(Long::longValue).sum()).work();
    }
}
