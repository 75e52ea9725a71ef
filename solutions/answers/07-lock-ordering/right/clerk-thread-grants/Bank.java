package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** One clerk alone knows which accounts are in use; customers write to him and wait for his answer. */
public class Bank {
    private final Runnable posting;
    private final BlockingQueue<Runnable> letters = new LinkedBlockingQueue<>();

    // the clerk's own
    private final Set<Account> inUse = new HashSet<>();
    private final List<Wish> wishes = new LinkedList<>();

    private static final class Wish {
        final Account from;
        final Account to;
        final CompletableFuture<Void> granted = new CompletableFuture<>();

        Wish(Account from, Account to) {
            this.from = from;
            this.to = to;
        }
    }

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
        Thread clerk = new Thread(this::readLetters, "clerk");
        clerk.setDaemon(true);
        clerk.start();
    }

    private void readLetters() {
        try {
            while (true) {
                letters.take().run();
                Iterator<Wish> each = wishes.iterator();
                while (each.hasNext()) {
                    Wish wish = each.next();
                    if (!inUse.contains(wish.from) && !inUse.contains(wish.to)) {
                        inUse.add(wish.from);
                        inUse.add(wish.to);
                        each.remove();
                        wish.granted.complete(null);
                    }
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount < 1) {
            throw new IllegalArgumentException("amount " + amount);
        }
        Wish wish = new Wish(from, to);
        letters.add(() -> wishes.add(wish));
        wish.granted.join();
        try {
            if (from.balance() < amount) {
                throw new IllegalStateException("balance " + from.balance());
            }
            posting.run();
            from.book(-amount);
            to.book(amount);
        } finally {
            letters.add(() -> {
                inUse.remove(from);
                inUse.remove(to);
            });
        }
    }
}
