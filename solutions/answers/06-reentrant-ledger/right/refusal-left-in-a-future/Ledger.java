package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.ToLongFunction;

/** Each call is a stage after the one before it, and runs on whichever thread comes to it. */
public class Ledger {
    private static final class Call {
        private long answer;
        private String refusal;
    }

    private final Map<String, Long> balances = new HashMap<>();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    public void deposit(String account, long amount) {
        check(account, amount);
        ask(call -> balances.merge(account, amount, Long::sum));
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        ask(call -> take(call, account, amount));
    }

    public void transfer(String from, String to, long amount) {
        check(from, amount);
        Objects.requireNonNull(to);
        ask(call -> {
            take(call, from, amount);
            return balances.merge(to, amount, Long::sum);
        });
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        return ask(call -> balances.getOrDefault(account, 0L));
    }

    public long total() {
        return ask(call -> {
            long sum = 0;
            for (long balance : balances.values()) {
                sum += balance;
            }
            return sum;
        });
    }

    private long take(Call call, String account, long amount) {
        long left = balances.getOrDefault(account, 0L) - amount;
        if (left < 0) {
            call.refusal = account + " has too little";
            throw new RuntimeException("refused");
        }
        balances.put(account, left);
        return left;
    }

    private long ask(ToLongFunction<Call> work) {
        Call call = new Call();
        CompletableFuture<Void> mine;
        synchronized (this) {
            mine = last.handle((nothing, ignored) -> null)
                    .thenRunAsync(() -> call.answer = work.applyAsLong(call), task -> new Thread(task).start());
            last = mine;
        }
        try {
            mine.join();
            return call.answer;
        } catch (CompletionException e) {
            throw new IllegalStateException(call.refusal);
        }
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
