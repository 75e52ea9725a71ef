package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Enters the queues of both accounts in one step, so that queues never cross. A join ignores interrupts. */
public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> turn;
        synchronized (this) {
            turn = CompletableFuture.allOf(from.last, to.last);
            from.last = mine;
            to.last = mine;
        }
        turn.join();
        try {
            move(from, to, amount);
        } finally {
            mine.complete(null);
        }
    }

    private void move(Account from, Account to, long amount) {
        if (from.balance() < amount) {
            throw new IllegalStateException(from.number() + " has too little");
        }
        posting.run();
        from.add(-amount);
        to.add(amount);
    }
}
