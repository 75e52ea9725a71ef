package interleave.reentrantledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** The lock of Craig, Landin and Hagersten: each thread waits for the place before its own. Balances stand in an array. */
public class Ledger {
    private final Map<String, Integer> pages = new HashMap<>();
    private final Line line = new Line();
    private long[] balances = new long[1];

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        line.lock();
        try {
            int page = page(account);
            balances[page] += amount;
        } finally {
            line.unlock();
        }
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        checkPositive(amount);
        line.lock();
        try {
            take(account, amount);
        } finally {
            line.unlock();
        }
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        checkPositive(amount);
        line.lock();
        try {
            int target = page(to);
            take(from, amount);
            balances[target] += amount;
        } finally {
            line.unlock();
        }
    }

    public long balance(String account) {
        Objects.requireNonNull(account);
        line.lock();
        try {
            Integer page = pages.get(account);
            return page == null ? 0 : balances[page];
        } finally {
            line.unlock();
        }
    }

    public long total() {
        line.lock();
        try {
            return Arrays.stream(balances).sum();
        } finally {
            line.unlock();
        }
    }

    private void take(String account, long amount) {
        int page = page(account);
        if (balances[page] < amount) {
            throw new IllegalStateException(account + " has too little");
        }
        balances[page] -= amount;
    }

    private int page(String account) {
        int page = number(account);
        if (page >= balances.length) {
            balances = Arrays.copyOf(balances, 2 * page);
        }
        return page;
    }

    private int number(String account) {
        Integer known = pages.get(account);
        if (known == null) {
            known = pages.size();
            pages.put(account, known);
        }
        return known;
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }

    private static final class Line {
        private final AtomicReference<Place> tail = new AtomicReference<>(new Place());
        private final ThreadLocal<Place> mine = ThreadLocal.withInitial(Place::new);
        private final ThreadLocal<Place> before = new ThreadLocal<>();

        void lock() {
            Place own = mine.get();
            own.taken = true;
            Place ahead = tail.getAndSet(own);
            before.set(ahead);
            for (int i = 0; ahead.taken; i++) {
                if (i < 20) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.parkNanos(20_000);
                }
            }
        }

        void unlock() {
            mine.get().taken = false;
            mine.set(before.get());
        }
    }

    private static final class Place {
        volatile boolean taken;
    }
}
