package interleave.reentrantledger;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Nothing is ever overwritten: a balance is the sum of what the journal says of it. */
public class Ledger {
    private record Entry(String from, String to, long amount, Entry before) {
        long of(String account) {
            return (account.equals(to) ? amount : 0) - (account.equals(from) ? amount : 0);
        }

        long grows() {
            return (to == null ? 0 : amount) - (from == null ? 0 : amount);
        }
    }

    private final AtomicReference<Entry> journal = new AtomicReference<>();

    public void deposit(String account, long amount) {
        write(null, Objects.requireNonNull(account), amount);
    }

    public void withdraw(String account, long amount) {
        write(Objects.requireNonNull(account), null, amount);
    }

    public void transfer(String from, String to, long amount) {
        write(Objects.requireNonNull(from), Objects.requireNonNull(to), amount);
    }

    private void write(String from, String to, long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("amount " + amount);
        }
        Entry last;
        do {
            last = journal.get();
            if (from != null && sum(last, from) < amount) {
                throw new IllegalStateException(from);
            }
        } while (!journal.compareAndSet(last, new Entry(from, to, amount, last)));
    }

    private static long sum(Entry last, String account) {
        return Stream.iterate(last, Objects::nonNull, Entry::before)
                .mapToLong(entry -> entry.of(account))
                .sum();
    }

    public long balance(String account) {
        return sum(journal.get(), Objects.requireNonNull(account));
    }

    public long total() {
        return Stream.iterate(journal.get(), Objects::nonNull, Entry::before)
                .mapToLong(Entry::grows)
                .sum();
    }
}
