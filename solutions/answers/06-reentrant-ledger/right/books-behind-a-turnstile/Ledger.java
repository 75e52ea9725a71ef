package interleave.reentrantledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** The books know nothing of threads; a general turnstile, made of a phaser, lets in one at a time, and in its turn again. */
public class Ledger extends Turnstile<Ledger.Books> {
    public Ledger() {
        super(Books::new);
    }

    public void deposit(String account, long amount) {
        pass(books -> books.add(named(account), positive(amount)));
    }

    public void withdraw(String account, long amount) {
        pass(books -> books.add(named(account), -positive(amount)));
    }

    public void transfer(String from, String to, long amount) {
        named(to);
        pass(books -> {
            withdraw(from, amount);
            deposit(to, amount);
            return books;
        });
    }

    public long balance(String account) {
        return pass(books -> books.of(named(account)));
    }

    public long total() {
        return pass(Books::sum);
    }

    private static String named(String account) {
        if (account == null) {
            throw new NullPointerException("an account has a name");
        }
        return account;
    }

    private static long positive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        return amount;
    }

    static final class Books {
        private final Map<String, Long> entries = new LinkedHashMap<>();

        long of(String account) {
            return entries.getOrDefault(account, 0L);
        }

        long sum() {
            return entries.values().stream().reduce(0L, Long::sum);
        }

        long add(String account, long amount) {
            if (of(account) + amount < 0) {
                throw new IllegalStateException(account + " has too little");
            }
            return entries.merge(account, amount, Long::sum);
        }
    }
}

abstract class Turnstile<S> {
    private final Phaser passed = new Phaser(1);
    private final AtomicInteger tickets = new AtomicInteger();
    private final S state;
    private volatile Thread inside;

    Turnstile(Supplier<S> state) {
        this.state = state.get();
    }

    final <R> R pass(Function<? super S, R> visit) {
        if (inside == Thread.currentThread()) {
            return visit.apply(state);
        }
        int ticket = tickets.getAndIncrement() & Integer.MAX_VALUE;
        int phase = passed.getPhase();
        while (phase != ticket) {
            phase = passed.awaitAdvance(phase);
        }
        inside = Thread.currentThread();
        try {
            return visit.apply(state);
        } finally {
            inside = null;
            passed.arrive();
        }
    }
}
