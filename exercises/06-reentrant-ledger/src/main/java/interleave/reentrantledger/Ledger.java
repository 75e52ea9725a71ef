package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/**
 * The accounts of a bank. An account that was never named has balance 0. Any thread may call any method at any time; an
 * interrupt ends none of them, and its flag stays set.
 *
 * <p>A method that throws has changed nothing. A null account is a {@link NullPointerException}.
 */
public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();
    private final Semaphore lock = new Semaphore(1);

    /**
     * Adds to an account.
     *
     * @throws IllegalArgumentException if the amount is not positive
     */
    public void deposit(String account, long amount) {
        // TODO: see what becomes of the lock when this throws. The same goes for every method below.
        lock.acquireUninterruptibly();
        Objects.requireNonNull(account);
        checkPositive(amount);
        balances.put(account, balances.getOrDefault(account, 0L) + amount);
        lock.release();
    }

    /**
     * Takes from an account.
     *
     * @throws IllegalArgumentException if the amount is not positive
     * @throws IllegalStateException if the balance would fall below 0
     */
    public void withdraw(String account, long amount) {
        lock.acquireUninterruptibly();
        Objects.requireNonNull(account);
        checkPositive(amount);
        long left = balances.getOrDefault(account, 0L) - amount;
        if (left < 0) {
            throw new IllegalStateException(account + " has too little");
        }
        balances.put(account, left);
        lock.release();
    }

    /**
     * Moves money; to every other thread it is one step. From an account to itself it changes nothing.
     *
     * @throws IllegalArgumentException if the amount is not positive
     * @throws IllegalStateException if the balance of {@code from} would fall below 0, also in a transfer to itself
     */
    public void transfer(String from, String to, long amount) {
        // TODO: this never returns. Repair it, so that it stays one step.
        lock.acquireUninterruptibly();
        withdraw(from, amount);
        deposit(to, amount);
        lock.release();
    }

    /** What the account has. */
    public long balance(String account) {
        lock.acquireUninterruptibly();
        long balance = balances.getOrDefault(Objects.requireNonNull(account), 0L);
        lock.release();
        return balance;
    }

    /** What all accounts have together. Deposits and withdrawals change it, transfers never do. */
    public long total() {
        lock.acquireUninterruptibly();
        long total = balances.values().stream().mapToLong(Long::longValue).sum();
        lock.release();
        return total;
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
