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
        this.posting = Objects.requireNonNull(posting, "posting");
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (amount <= 0) throw new IllegalArgumentException(String.valueOf(amount));

        PriorityQueue<Account> inOrder = new PriorityQueue<>();
        inOrder.add(from);
        if (from != to) inOrder.add(to);
        List<TicketLock> held = new ArrayList<>();
        try {
            while (!inOrder.isEmpty()) {
                TicketLock lock = inOrder.remove().lock;
                lock.lock();
                held.add(lock);
            }
            if (from.money < amount) throw new IllegalStateException("only " + from.money);
            posting.run();
            from.money -= amount;
            to.money += amount;
        } finally {
            for (TicketLock lock : held) lock.unlock();
        }
    }
}
