package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private final ConcurrentMap<String, AtomicLong> balances = new ConcurrentSkipListMap<>();
    private final AtomicInteger version = new AtomicInteger();

    public void deposit(String account, long amount) {
        check(account, amount);
        synchronized (balances) {
            write(() -> cell(account).addAndGet(amount));
        }
    }

    public void withdraw(String account, long amount) {
        check(account, amount);
        synchronized (balances) {
            enough(account, amount);
            write(() -> cell(account).addAndGet(-amount));
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        check(from, amount);
        synchronized (balances) {
            enough(from, amount);
            write(() -> {
                cell(from).addAndGet(-amount);
                cell(to).addAndGet(amount);
            });
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        return read(() -> {
            AtomicLong cell = balances.get(account);
            return cell == null ? 0 : cell.get();
        });
    }

    public long total() {
        return read(() -> balances.values().stream().mapToLong(AtomicLong::get).sum());
    }

    private long read(LongSupplier look) {
        while (true) {
            int before = version.get();
            if (before % 2 == 0) {
                long seen = look.getAsLong();
                if (version.get() == before) {
                    return seen;
                }
            }
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    private void write(Runnable step) {
        version.incrementAndGet();
        try {
            step.run();
        } finally {
            version.incrementAndGet();
        }
    }

    private AtomicLong cell(String account) {
        return balances.computeIfAbsent(account, name -> new AtomicLong());
    }

    private void enough(String account, long amount) {
        if (cell(account).get() < amount) {
            throw new IllegalStateException(account + " has too little");
        }
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
