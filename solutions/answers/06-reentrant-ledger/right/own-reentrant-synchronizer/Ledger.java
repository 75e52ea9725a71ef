package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class Ledger {
    private static final class Holder extends AbstractQueuedSynchronizer implements AutoCloseable {
        private static final long serialVersionUID = 1L;

        Holder enter() {
            acquire(1);
            return this;
        }

        @Override
        public void close() {
            release(1);
        }

        @Override
        protected boolean tryAcquire(int times) {
            Thread me = Thread.currentThread();
            if (getExclusiveOwnerThread() == me) {
                setState(getState() + times);
                return true;
            }
            if (compareAndSetState(0, times)) {
                setExclusiveOwnerThread(me);
                return true;
            }
            return false;
        }

        @Override
        protected boolean tryRelease(int times) {
            int left = getState() - times;
            if (left == 0) {
                setExclusiveOwnerThread(null);
            }
            setState(left);
            return left == 0;
        }
    }

    private final Holder holder = new Holder();
    private final NavigableMap<String, Long> balances = new TreeMap<>();

    public void deposit(String account, long amount) {
        try (Holder held = holder.enter()) {
            check(account, amount);
            balances.merge(account, amount, Math::addExact);
        }
    }

    public void withdraw(String account, long amount) {
        try (Holder held = holder.enter()) {
            check(account, amount);
            if (balance(account) < amount) {
                throw new IllegalStateException(account + " has too little");
            }
            balances.put(account, balance(account) - amount);
        }
    }

    public void transfer(String from, String to, long amount) {
        try (Holder held = holder.enter()) {
            withdraw(from, amount);
            boolean arrived = false;
            try {
                deposit(to, amount);
                arrived = true;
            } finally {
                if (!arrived) {
                    deposit(from, amount);
                }
            }
        }
    }

    public long balance(String account) {
        try (Holder held = holder.enter()) {
            return balances.getOrDefault(Objects.requireNonNull(account), 0L);
        }
    }

    public long total() {
        try (Holder held = holder.enter()) {
            long sum = 0;
            for (long balance : balances.values()) {
                sum += balance;
            }
            return sum;
        }
    }

    private static void check(String account, long amount) {
        Objects.requireNonNull(account);
        if (amount <= 0) {
            throw new IllegalArgumentException("an amount is positive: " + amount);
        }
    }
}
