package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** Entries with plain fields in a concurrent queue; under a lock for writing, and walked by whoever asks, with a count of what counts. */
public class Ledger {
    private static class Entry {
        String account;
        long amount;

        Entry(String account, long amount) {
            this.account = account;
            this.amount = amount;
        }
    }

    private static class Step {
        List<Entry> entries;
    }

    private final ConcurrentLinkedQueue<Step> steps = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    private void write(String account, long amount, String other) {
        if (amount <= 0) {
            throw new IllegalArgumentException();
        }
        writing.lock();
        try {
            Step step = new Step();
            step.entries = new ArrayList<>();
            step.entries.add(new Entry(account, other == null ? amount : -amount));
            if (other != null && balance(account) < amount) {
                throw new IllegalStateException();
            }
            if (other != null && !other.isEmpty()) {
                step.entries.add(new Entry(other.substring(1), amount));
            }
            steps.add(step);
        } finally {
            writing.unlock();
        }
    }

    public void deposit(String account, long amount) {
        write(Objects.requireNonNull(account), amount, null);
    }

    public void withdraw(String account, long amount) {
        write(Objects.requireNonNull(account), amount, "");
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        write(Objects.requireNonNull(from), amount, "=" + to);
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        long sum = 0;
        for (Step step : steps) {
            for (Entry entry : step.entries) {
                sum += entry.account.equals(account) ? entry.amount : 0;
            }
        }
        return sum;
    }

    public long total() {
        AtomicLong sum = new AtomicLong();
        steps.forEach(step -> step.entries.forEach(entry -> sum.addAndGet(entry.amount)));
        return sum.get();
    }
}
