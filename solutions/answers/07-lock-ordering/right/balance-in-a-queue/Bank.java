package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
        if (from == to) {
            long money = from.open();
            try {
                post(from, money, amount);
            } finally {
                from.close(money);
            }
            return;
        }
        boolean giverFirst = from.number().compareTo(to.number()) < 0;
        long first = giverFirst ? from.open() : to.open();
        long second = giverFirst ? to.open() : from.open();
        long giver = giverFirst ? first : second;
        long taker = giverFirst ? second : first;
        try {
            post(from, giver, amount);
            giver -= amount;
            taker += amount;
        } finally {
            to.close(taker);
            from.close(giver);
        }
    }

    private void post(Account from, long money, long amount) {
        if (money < amount) {
            throw new IllegalStateException(from.number() + " has too little");
        }
        posting.run();
    }
}
