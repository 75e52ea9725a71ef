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
        if (posting == null) {
            throw new NullPointerException("posting is null");
        }
        this.posting = posting;
    }

    public void transfer(Account from, Account to, long amount) {
        if (from == null || to == null) {
            throw new NullPointerException("an account is null");
        }
        if (amount <= 0) {
            throw new IllegalArgumentException("amount must be positive");
        }
        if (from == to) {
            from.getMutex().acquire();
            try {
                checkAndPost(from, amount);
            } finally {
                from.getMutex().release();
            }
        } else {
            Account first;
            Account second;
            if (from.number().compareTo(to.number()) > 0) {
                first = from;
                second = to;
            } else {
                first = to;
                second = from;
            }
            first.getMutex().acquire();
            try {
                second.getMutex().acquire();
                try {
                    checkAndPost(from, amount);
                    from.setBalance(from.balance() - amount);
                    to.setBalance(to.balance() + amount);
                } finally {
                    second.getMutex().release();
                }
            } finally {
                first.getMutex().release();
            }
        }
    }

    private void checkAndPost(Account from, long amount) {
        if (from.balance() - amount < 0) {
            throw new IllegalStateException("not enough money in " + from.number());
        }
        posting.run();
    }
}
