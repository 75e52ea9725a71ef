package interleave.reentrantledger;

import java.util.Enumeration;
import java.util.Hashtable;

public class Ledger {
    private enum Kind {
        DEPOSIT,
        WITHDRAWAL
    }

    private final Hashtable<String, Long> table = new Hashtable<>();

    public void deposit(String account, long amount) {
        book(Kind.DEPOSIT, account, amount);
    }

    public void withdraw(String account, long amount) {
        book(Kind.WITHDRAWAL, account, amount);
    }

    public void transfer(String from, String to, long amount) {
        if (from == null || to == null) {
            throw new NullPointerException();
        }
        synchronized (table) {
            book(Kind.WITHDRAWAL, from, amount);
            book(Kind.DEPOSIT, to, amount);
        }
    }

    private void book(Kind kind, String account, long amount) {
        if (account == null) {
            throw new NullPointerException("account");
        }
        if (amount <= 0) {
            throw new IllegalArgumentException(kind + " of " + amount);
        }
        synchronized (table) {
            long old = balance(account);
            switch (kind) {
                case DEPOSIT:
                    table.put(account, old + amount);
                    break;
                case WITHDRAWAL:
                    if (old < amount) {
                        throw new IllegalStateException(account + " has only " + old);
                    }
                    table.put(account, old - amount);
                    break;
                default:
                    throw new AssertionError(kind);
            }
        }
    }

    public long balance(String account) {
        Long balance = table.get(account);
        return balance == null ? 0 : balance;
    }

    public long total() {
        synchronized (table) {
            long sum = 0;
            for (Enumeration<Long> e = table.elements(); e.hasMoreElements(); ) {
                sum += e.nextElement();
            }
            return sum;
        }
    }
}
