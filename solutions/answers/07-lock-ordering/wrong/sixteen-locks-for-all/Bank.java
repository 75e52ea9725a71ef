package interleave.lockordering;

import java.util.Objects;
import java.util.stream.Stream;

public class Bank {
    private final Runnable posting;
    private final Object[] locks = Stream.generate(Object::new).limit(16).toArray();

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        int one = Math.floorMod(from.number().hashCode(), 16);
        int other = Math.floorMod(to.number().hashCode(), 16);
        synchronized (locks[Math.min(one, other)]) {
            synchronized (locks[Math.max(one, other)]) {
                move(from, to, amount);
            }
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
