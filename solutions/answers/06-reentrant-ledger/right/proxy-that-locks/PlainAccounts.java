package interleave.reentrantledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

class PlainAccounts implements Accounts {
    private final Map<String, long[]> accounts = new LinkedHashMap<>();

    private long[] find(String account) {
        return accounts.computeIfAbsent(Objects.requireNonNull(account), a -> new long[1]);
    }

    @Override
    public void deposit(String account, long amount) {
        if (amount <= 0) throw new IllegalArgumentException();
        find(account)[0] += amount;
    }

    @Override
    public void withdraw(String account, long amount) {
        if (amount <= 0) throw new IllegalArgumentException();
        long[] cell = find(account);
        if (cell[0] < amount) throw new IllegalStateException();
        cell[0] -= amount;
    }

    @Override
    public void transfer(String from, String to, long amount) {
        Objects.requireNonNull(to);
        withdraw(from, amount);
        deposit(to, amount);
    }

    @Override
    public long balance(String account) {
        return find(account)[0];
    }

    @Override
    public long total() {
        long sum = 0;
        for (long[] cell : accounts.values()) sum += cell[0];
        return sum;
    }
}
