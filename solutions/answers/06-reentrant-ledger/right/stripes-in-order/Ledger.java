package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Eight locks, taken in the order of their numbers; total takes all. */
public class Ledger {
    private static final int N = 8;

    private static final class Stripe extends ReentrantLock {
        final Map<String, Long> money = new TreeMap<>();
    }

    private final Stripe[] stripes = new Stripe[N];

    {
        for (int i = 0; i < N; i++) stripes[i] = new Stripe();
    }

    private static int of(String a) {
        return Math.floorMod(a.hashCode(), N);
    }

    private static void positive(long amount) {
        if (amount <= 0) throw new IllegalArgumentException("amount " + amount);
    }

    private <T> T with(Supplier<T> body, int... which) {
        int[] sorted = IntStream.of(which).sorted().distinct().toArray();
        int held = 0;
        try {
            for (; held < sorted.length; held++) stripes[sorted[held]].lock();
            return body.get();
        } finally {
            while (held > 0) stripes[sorted[--held]].unlock();
        }
    }

    private long get(String a) {
        return stripes[of(a)].money.getOrDefault(a, 0L);
    }

    private void put(String a, long v) {
        stripes[of(a)].money.put(a, v);
    }

    public void deposit(String account, long amount) {
        positive(amount);
        with(
                () -> {
                    put(account, get(account) + amount);
                    return null;
                },
                of(account));
    }

    public void withdraw(String account, long amount) {
        positive(amount);
        with(
                () -> {
                    take(account, amount);
                    return null;
                },
                of(account));
    }

    private void take(String account, long amount) {
        if (get(account) < amount) throw new IllegalStateException("too little");
        put(account, get(account) - amount);
    }

    public void transfer(String from, String to, long amount) {
        positive(amount);
        with(
                () -> {
                    take(from, amount);
                    put(to, get(to) + amount);
                    return null;
                },
                of(from),
                of(to));
    }

    public long balance(String account) {
        return with(() -> get(account), of(account));
    }

    public long total() {
        return with(
                () -> Stream.of(stripes)
                        .flatMap(s -> s.money.values().stream())
                        .mapToLong(x -> x)
                        .sum(),
                IntStream.range(0, N).toArray());
    }
}
