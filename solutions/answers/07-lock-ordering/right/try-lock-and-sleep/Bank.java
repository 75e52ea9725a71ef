package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

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
        boolean interrupted = false;
        try {
            while (true) {
                if (from.lock.tryLock()) {
                    try {
                        if (to.lock.tryLock()) {
                            try {
                                move(from, to, amount);
                                return;
                            } finally {
                                to.lock.unlock();
                            }
                        }
                    } finally {
                        from.lock.unlock();
                    }
                }
                try {
                    Thread.sleep(1 + ThreadLocalRandom.current().nextInt(5));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
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
