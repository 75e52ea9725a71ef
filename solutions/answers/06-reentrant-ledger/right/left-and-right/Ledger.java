package interleave.reentrantledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/** Two copies of the books: readers look into the one that is shown, the writer changes the other one, shows it, waits until nobody looks into the first, and changes that as well. */
public class Ledger {
    private final List<Map<String, Long>> copies = List.of(new HashMap<>(), new HashMap<>());
    private final List<AtomicInteger> readers = List.of(new AtomicInteger(), new AtomicInteger());
    private volatile int shown;
    private volatile int register;

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        write(List.of(new Change(account, amount)));
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        write(List.of(new Change(account, -amount)));
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        write(List.of(new Change(from, -amount), new Change(to, amount)));
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        return read(copy -> copy.getOrDefault(account, 0L));
    }

    public long total() {
        return read(copy -> copy.values().stream().mapToLong(Long::longValue).sum());
    }

    private long read(ToLongFunction<Map<String, Long>> question) {
        AtomicInteger mine = readers.get(register);
        mine.incrementAndGet();
        try {
            return question.applyAsLong(copies.get(shown));
        } finally {
            mine.decrementAndGet();
        }
    }

    private synchronized void write(List<Change> changes) {
        Change first = changes.get(0);
        Map<String, Long> hidden = copies.get(1 - shown);
        if (hidden.getOrDefault(first.account(), 0L) + first.amount() < 0) {
            throw new IllegalStateException(first.account() + " has too little");
        }
        changes.forEach(change -> hidden.merge(change.account(), change.amount(), Long::sum));
        shown = 1 - shown;
        int next = 1 - register;
        awaitNobodyIn(next);
        register = next;
        awaitNobodyIn(1 - next);
        Map<String, Long> other = copies.get(1 - shown);
        changes.forEach(change -> other.merge(change.account(), change.amount(), Long::sum));
    }

    private void awaitNobodyIn(int index) {
        while (readers.get(index).get() > 0) {
            Thread.yield();
        }
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }

    private record Change(String account, long amount) {}
}
