package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Account {
    static final class Key extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean tryAcquire(int one) {
            return compareAndSetState(0, one);
        }

        @Override
        protected boolean tryRelease(int one) {
            setState(0);
            return true;
        }
    }

    final Key key = new Key();
    private final String number;
    private volatile long balance;

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number);
        this.balance = opening;
    }

    public String number() {
        return number;
    }

    public long balance() {
        return balance;
    }

    void add(long amount) {
        balance += amount;
    }
}
