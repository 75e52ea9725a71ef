package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Knows the end of the last transfer that was put into its queue. */
public class Account {
    private final String number;
    private long balance;
    CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number);
        this.balance = opening;
    }

    public String number() {
        return number;
    }

    public synchronized long balance() {
        return balance;
    }

    synchronized void add(long amount) {
        balance += amount;
    }
}
