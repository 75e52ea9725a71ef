package interleave.reentrantledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Accounts are spread over a few books, each of which has a lock; who needs several takes them in their order. */
public class Ledger {
    private static final int COUNT = 8;

    private final List<Book> books = Stream.generate(Book::new).limit(COUNT).toList();

    public void deposit(String account, long amount) {
        checkPositive(amount);
        Book book = book(account);
        lock(book);
        try {
            book.add(account, amount);
        } finally {
            unlock(book);
        }
    }

    public void withdraw(String account, long amount) {
        checkPositive(amount);
        Book book = book(account);
        lock(book);
        try {
            book.add(account, -amount);
        } finally {
            unlock(book);
        }
    }

    public void transfer(String from, String to, long amount) {
        checkPositive(amount);
        Book source = book(from);
        Book target = book(to);
        boolean ordered = books.indexOf(source) < books.indexOf(target);
        Book[] both = {ordered ? source : target, ordered ? target : source};
        lock(both);
        try {
            source.add(from, -amount);
            target.add(to, amount);
        } finally {
            unlock(both);
        }
    }

    public long balance(String account) {
        Book book = book(account);
        lock(book);
        try {
            return book.balances.getOrDefault(account, 0L);
        } finally {
            unlock(book);
        }
    }

    public long total() {
        Book[] all = books.toArray(Book[]::new);
        lock(all);
        try {
            return IntStream.range(0, COUNT).mapToLong(i -> all[i].sum()).sum();
        } finally {
            unlock(all);
        }
    }

    private Book book(String account) {
        return books.get(Objects.requireNonNull(account).hashCode() & COUNT - 1);
    }

    private static void lock(Book... needed) {
        boolean interrupted = false;
        boolean locked = false;
        while (!locked) {
            try {
                for (Book book : needed) {
                    book.lock.lockInterruptibly();
                }
                locked = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unlock(Book... needed) {
        Arrays.stream(needed).forEach(book -> book.lock.unlock());
    }

    private static void checkPositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }

    private static final class Book {
        final ReentrantLock lock = new ReentrantLock();
        final Map<String, Long> balances = new HashMap<>();

        void add(String account, long amount) {
            long next = balances.getOrDefault(account, 0L) + amount;
            if (next < 0) {
                throw new IllegalStateException(account + " has too little");
            }
            balances.put(account, next);
        }

        long sum() {
            return balances.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
