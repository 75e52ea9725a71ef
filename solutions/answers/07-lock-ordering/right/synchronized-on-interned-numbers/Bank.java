package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** The numbers themselves are the locks; there is only one object of each. */
public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        if (amount <= 0 && from != null && to != null) {
            throw new IllegalArgumentException();
        }
        String[] numbers = {from.number(), to.number()};
        Arrays.sort(numbers);
        synchronized (numbers[0]) {
            synchronized (numbers[1]) {
                if (from.balance() < amount) {
                    throw new IllegalStateException();
                }
                posting.run();
                if (from == to) {
                    return;
                }
                from.balance(from.balance() - amount);
                to.balance(to.balance() + amount);
            }
        }
    }
}
