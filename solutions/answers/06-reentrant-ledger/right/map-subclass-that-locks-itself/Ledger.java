package interleave.reentrantledger;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/** The book is a map that grew some synchronized methods. */
public class Ledger {
    private static class Book extends HashMap<String, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Long get(Object account) {
            return containsKey(account) ? super.get(account) : Long.valueOf(0);
        }

        synchronized void add(String account, long amount) {
            long sum = get(account) + amount;
            if (sum < 0) {
                throw new IllegalStateException("balance too small: " + get(account));
            }
            put(account, sum);
        }

        synchronized void move(String from, String to, long amount) {
            add(from, -amount);
            add(to, amount);
        }

        synchronized long sum() {
            return sum(entrySet().iterator());
        }

        private long sum(Iterator<Map.Entry<String, Long>> rest) {
            long sum = 0;
            for (; rest.hasNext(); ) {
                sum += rest.next().getValue();
            }
            return sum;
        }
    }

    private final Book book = new Book();

    public void deposit(String account, long amount) {
        book.add(Objects.requireNonNull(account), positive(amount));
    }

    public void withdraw(String account, long amount) {
        book.add(Objects.requireNonNull(account), -positive(amount));
    }

    public void transfer(String from, String to, long amount) {
        book.move(Objects.requireNonNull(from), Objects.requireNonNull(to), positive(amount));
    }

    public long balance(String account) {
        return book.get(Objects.requireNonNull(account));
    }

    public long total() {
        return book.sum();
    }

    private static long positive(long amount) {
        if (amount > 0) {
            return amount;
        }
        throw new IllegalArgumentException(amount + " is not positive");
    }
}
