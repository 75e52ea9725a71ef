package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.LongSupplier;

/** Orders are published, and one consumer carries them out, one after the other. */
public class Ledger {
    private static final class Order {
        final LongSupplier action;
        final CompletableFuture<Long> answer = new CompletableFuture<>();

        Order(LongSupplier action) {
            this.action = action;
        }

        void carryOut() {
            try {
                answer.complete(action.getAsLong());
            } catch (Throwable t) {
                answer.completeExceptionally(t);
            }
        }
    }

    private final Map<String, Long> balances = new HashMap<>();
    private final SubmissionPublisher<Order> desk = new SubmissionPublisher<>(ForkJoinPool.commonPool(), 16);

    public Ledger() {
        desk.consume(Order::carryOut);
    }

    private long ask(LongSupplier action) {
        Order order = new Order(action);
        desk.submit(order);
        try {
            return order.answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IllegalStateException) {
                throw (IllegalStateException) e.getCause();
            }
            throw e;
        }
    }

    private long change(String account, long by) {
        long after = balances.getOrDefault(account, 0L) + by;
        if (after < 0) {
            throw new IllegalStateException(account);
        }
        balances.put(account, after);
        return after;
    }

    private static void check(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException();
        }
    }

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        check(amount);
        ask(() -> change(account, amount));
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        check(amount);
        ask(() -> change(account, -amount));
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        check(amount);
        ask(() -> {
            change(from, -amount);
            return change(to, amount);
        });
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        return ask(() -> balances.getOrDefault(account, 0L));
    }

    public long total() {
        return ask(() -> balances.values().stream().mapToLong(Long::longValue).sum());
    }
}
