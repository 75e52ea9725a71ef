package interleave.lockordering;

import java.util.Objects;

public class Bank {
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (amount <= 0) {
            throw new IllegalArgumentException("not positive: " + amount);
        }
        if (from == to) {
            if (from.balance() < amount) {
                throw new IllegalStateException("too little");
            }
            posting.run();
            return;
        }
        Account first = from.number().compareTo(to.number()) <= 0 ? from : to;
        Account second = first == from ? to : from;
        first.lock.lock();
        try {
            second.lock.lock();
            try {
                move(from, to, amount);
            } finally {
                second.lock.unlock();
            }
        } finally {
            first.lock.unlock();
        }
    }

    private void move(Account from, Account to, long amount) {
        if (from.balance < amount) {
            throw new IllegalStateException(from.number() + " has too little");
        }
        posting.run();
        from.balance -= amount;
        to.balance += amount;
    }
}
