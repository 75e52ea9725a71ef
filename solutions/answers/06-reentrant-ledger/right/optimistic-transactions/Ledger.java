package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A small transactional memory. A transaction notes what it read and what it would write, and commits only if nothing of
 * what it read has changed meanwhile; otherwise it is run again.
 */
public class Ledger {
    /** What an account holds; a new object with every change, compared by identity. */
    private static final class Version {
        final long balance;

        Version(long balance) {
            this.balance = balance;
        }
    }

    private static final class Account {
        Version version = new Version(0);
    }

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Object committing = new Object();

    private final class Transaction {
        private final Map<String, Version> read = new HashMap<>();
        private final Map<String, Version> written = new HashMap<>();

        long get(String account) {
            Version own = written.get(account);
            if (own != null) {
                return own.balance;
            }
            return read.computeIfAbsent(account, Ledger.this::version).balance;
        }

        void put(String account, long balance) {
            written.put(account, new Version(balance));
        }

        boolean commit() {
            synchronized (committing) {
                for (Map.Entry<String, Version> entry : read.entrySet()) {
                    if (account(entry.getKey()).version != entry.getValue()) {
                        return false;
                    }
                }
                written.forEach((name, version) -> account(name).version = version);
                return true;
            }
        }
    }

    private Account account(String name) {
        return accounts.computeIfAbsent(name, n -> new Account());
    }

    /** What an account holds now; never seen in the middle of a commit. */
    private Version version(String name) {
        Account account = account(name);
        synchronized (committing) {
            return account.version;
        }
    }

    private void atomically(Consumer<Transaction> body) {
        Transaction transaction;
        do {
            transaction = new Transaction();
            body.accept(transaction);
        } while (!transaction.commit());
    }

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        check(amount);
        atomically(tx -> tx.put(account, tx.get(account) + amount));
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        check(amount);
        atomically(tx -> take(tx, account, amount));
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        check(amount);
        atomically(tx -> {
            take(tx, from, amount);
            tx.put(to, tx.get(to) + amount);
        });
    }

    public long balance(String account) {
        return version(Objects.requireNonNull(account)).balance;
    }

    public long total() {
        synchronized (committing) {
            Function<Account, Long> balance = account -> account.version.balance;
            return accounts.values().stream().map(balance).reduce(0L, Long::sum);
        }
    }

    private static void take(Ledger.Transaction tx, String account, long amount) {
        long left = tx.get(account) - amount;
        if (left < 0) {
            throw new IllegalStateException();
        }
        tx.put(account, left);
    }

    private static void check(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException();
        }
    }
}
