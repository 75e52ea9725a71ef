package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

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
        ReentrantLock wait = from.lock;
        ReentrantLock attempt = to.lock;
        while (true) {
            wait.lock();
            if (attempt.tryLock()) {
                break;
            }
            wait.unlock();
            ReentrantLock failed = attempt;
            attempt = wait;
            wait = failed;
        }
        try {
            move(from, to, amount);
        } finally {
            attempt.unlock();
            wait.unlock();
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
