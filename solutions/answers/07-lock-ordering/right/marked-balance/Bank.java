package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        String giver = from.number();
        String taker = to.number();
        if (amount <= 0) {
            throw new IllegalArgumentException();
        }
        int order = giver.compareTo(taker);
        if (order <= 0) from.mark();
        if (order != 0) to.mark();
        if (order > 0) from.mark();
        long moved = 0;
        try {
            if (from.balance() < amount) {
                throw new IllegalStateException();
            }
            posting.run();
            moved = amount;
        } finally {
            if (order == 0) {
                from.unmark(0);
            } else {
                from.unmark(-moved);
                to.unmark(moved);
            }
        }
    }
}
