package interleave.reentrantledger;

import java.util.Set;
import java.util.TreeMap;

final class Books {
    private final TreeMap<String, Long> balances;

    Books() {
        balances = new TreeMap<>();
    }

    Books(Books original) {
        balances = new TreeMap<>(original.balances);
    }

    long get(String account) {
        return balances.getOrDefault(account, 0L);
    }

    void set(String account, long balance) {
        if (balance < 0) {
            throw new IllegalStateException("the balance of " + account + " would be " + balance);
        }
        balances.put(account, balance);
    }

    Set<String> accounts() {
        return balances.keySet();
    }
}
