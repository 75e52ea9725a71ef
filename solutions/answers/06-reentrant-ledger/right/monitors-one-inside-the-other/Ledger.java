package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;

/** A monitor an account. total() goes into all of them, recursively, in the order of names, and looks whether there are more now. */
public class Ledger {
    private static final class Account {
        long balance;
    }

    private static final class Grown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Grown() {
            super(null, null, false, false);
        }
    }

    private final ConcurrentSkipListMap<String, Account> accounts = new ConcurrentSkipListMap<>();

    private Account account(String name) {
        return accounts.computeIfAbsent(Objects.requireNonNull(name), n -> new Account());
    }

    private static long positive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException();
        }
        return amount;
    }

    public void deposit(String account, long amount) {
        Objects.requireNonNull(account);
        positive(amount);
        Account a = account(account);
        synchronized (a) {
            a.balance += amount;
        }
    }

    public void withdraw(String account, long amount) {
        Objects.requireNonNull(account);
        positive(amount);
        Account a = account(account);
        synchronized (a) {
            take(a, amount);
        }
    }

    private static void take(Account a, long amount) {
        if (a.balance < amount) {
            throw new IllegalStateException("too little");
        }
        a.balance -= amount;
    }

    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        positive(amount);
        boolean forth = from.compareTo(to) < 0;
        Account source = account(from);
        Account target = account(to);
        synchronized (forth ? source : target) {
            synchronized (forth ? target : source) {
                take(source, amount);
                target.balance += amount;
            }
        }
    }

    public long balance(String account) {
        Account a = accounts.get(account);
        if (a == null) {
            return 0;
        }
        synchronized (a) {
            return a.balance;
        }
    }

    public long total() {
        while (true) {
            List<Account> all = List.copyOf(accounts.values());
            try {
                return total(all, 0);
            } catch (Grown again) {
                Thread.yield();
            }
        }
    }

    private long total(List<Account> all, int from) {
        if (from == all.size()) {
            if (!List.copyOf(accounts.values()).equals(all)) {
                throw new Grown();
            }
            return 0;
        }
        Account a = all.get(from);
        synchronized (a) {
            return a.balance + total(all, from + 1);
        }
    }
}
