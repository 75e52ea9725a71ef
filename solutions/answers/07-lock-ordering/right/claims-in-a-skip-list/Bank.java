package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Whose number is in the set is in use. Who cannot add a number looks again after a while. */
public class Bank {
    private final Runnable posting;
    private final Set<String> claimed = new ConcurrentSkipListSet<>();

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException(amount + " is not positive");
        }
        List<String> numbers =
                Stream.of(from, to).map(Account::number).distinct().sorted().collect(Collectors.toList());
        numbers.forEach(this::claim);
        try {
            if (from.balance() < amount) {
                throw new IllegalStateException(from.balance() + " is less than " + amount);
            }
            posting.run();
            if (numbers.size() == 2) {
                from.change(-amount);
                to.change(amount);
            }
        } finally {
            claimed.removeAll(numbers);
        }
    }

    private void claim(String number) {
        boolean interrupted = false;
        while (!claimed.add(number)) {
            try {
                TimeUnit.MILLISECONDS.sleep(1 + ThreadLocalRandom.current().nextInt(4));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
