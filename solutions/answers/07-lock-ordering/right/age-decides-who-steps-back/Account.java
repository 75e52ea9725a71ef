package interleave.lockordering;

import static java.util.Objects.requireNonNull;

/** An account and whoever works on it, both guarded by the account's own monitor. */
public class Account {
    private final String number;
    private long balance;
    private long holder;

    public Account(String number, long opening) {
        this.number = requireNonNull(number);
        this.balance = opening;
    }

    public String number() {
        return number;
    }

    public synchronized long balance() {
        return balance;
    }

    /** Zero if the account is now the caller's, otherwise the age of whoever has it. */
    synchronized long claim(long age) {
        if (holder == 0) {
            holder = age;
            return 0;
        }
        return holder;
    }

    /** Waits until this one has left. */
    synchronized void awaitLeft(long age) throws InterruptedException {
        while (holder == age) {
            wait(1_000);
        }
    }

    synchronized void leave() {
        holder = 0;
        notifyAll();
    }

    synchronized void change(long by) {
        balance = Math.addExact(balance, by);
    }
}
