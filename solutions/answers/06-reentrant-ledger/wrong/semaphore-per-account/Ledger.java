package interleave.reentrantledger;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

public class Ledger {
    private static final class Account {
        private final Semaphore permit = new Semaphore(1);
        private long balance;
    }

    private final Map<String, Account> accounts = new TreeMap<>();

    public void deposit(String name, long amount) {
        checkPositive(amount);
        Account account = account(name);
        account.permit.acquireUninterruptibly();
        account.balance += amount;
        account.permit.release();
    }

    public void withdraw(String name, long amount) {
        checkPositive(amount);
        Account account = account(name);
        account.permit.acquireUninterruptibly();
        try {
            take(account, amount);
        } finally {
            account.permit.release();
        }
    }

    public void transfer(String from, String to, long amount) {
        checkPositive(amount);
        Account source = account(from);
        Account target = account(to);
        Account first = from.compareTo(to) < 0 ? source : target;
        Account second = first == source ? target : source;
        first.permit.acquireUninterruptibly();
        second.permit.acquireUninterruptibly();
        try {
            take(source, amount);
            target.balance += amount;
        } finally {
            first.permit.release();
            second.permit.release();
        }
    }

    public long balance(String name) {
        Account account = account(name);
        account.permit.acquireUninterruptibly();
        long balance = account.balance;
        account.permit.release();
        return balance;
    }

    public synchronized long total() {
        accounts.values().forEach(account -> account.permit.acquireUninterruptibly());
        long total =
                accounts.values().stream().mapToLong(account -> account.balance).sum();
        accounts.values().forEach(account -> account.permit.release());
        return total;
    }

    private synchronized Account account(String name) {
        return accounts.computeIfAbsent(Objects.requireNonNull(name), n -> new Account());
    }

    private static void take(Account account, long amount) {
        if (account.balance < amount) {
            throw new IllegalStateException("too little");
        }
        account.balance -= amount;
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
