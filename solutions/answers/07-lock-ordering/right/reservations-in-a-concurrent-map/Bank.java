package interleave.lockordering;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class Bank {
    private final Runnable posting;

    private final ConcurrentMap<String, CompletableFuture<Void>> reserved = new ConcurrentHashMap<>();

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("not positive: " + amount);
        }
        CompletableFuture<Void> mine = new CompletableFuture<>();
        List<Account> both = Stream.of(from, to)
                .distinct()
                .sorted(Comparator.comparing(Account::number))
                .collect(Collectors.toList());
        for (Account account : both) {
            CompletableFuture<Void> other;
            while ((other = reserved.putIfAbsent(account.number(), mine)) != null) {
                other.join();
            }
        }
        try {
            move(from, to, amount);
        } finally {
            both.forEach(account -> reserved.remove(account.number(), mine));
            mine.complete(null);
        }
    }

    private void move(Account from, Account to, long amount) {
        if (from.balance < amount) {
            throw new IllegalStateException(from.number() + " has too little");
        }
        posting.run();
        from.balance -= amount;
        to.balance += amount;
    }
}
