package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

public class Bank {
    private final Runnable posting;
    private final ConcurrentHashMap<String, Boolean> inUse = new ConcurrentHashMap<>();

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) throw new IllegalArgumentException();
        if (from == to) {
            inUse.compute(from.number(), (n, v) -> book(from, to, amount));
            return;
        }
        boolean ordered = from.number().compareTo(to.number()) < 0;
        inUse.compute((ordered ? from : to).number(), (n, v) -> {
            inUse.compute((ordered ? to : from).number(), (m, w) -> book(from, to, amount));
            return true;
        });
    }

    private Boolean book(Account from, Account to, long amount) {
        if (from.balance < amount) throw new IllegalStateException();
        posting.run();
        from.balance -= amount;
        to.balance += amount;
        return true;
    }
}
