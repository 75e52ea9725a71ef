package interleave.lockordering;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Account implements Comparable<Account> {
    private static final VarHandle OWNER;

    static {
        try {
            OWNER = MethodHandles.lookup().findVarHandle(Account.class, "owner", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
    private final String number;
    private volatile Thread owner;
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

    @Override
    public int compareTo(Account other) {
        return number.compareTo(other.number);
    }

    void set(long amount) {
        balance = amount;
    }

    void claim() {
        Thread me = Thread.currentThread();
        if (OWNER.compareAndSet(this, null, me)) {
            return;
        }
        boolean interrupted = false;
        waiting.add(me);
        while (!OWNER.compareAndSet(this, null, me)) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        waiting.remove(me);
        if (interrupted) {
            me.interrupt();
        }
    }

    void leave() {
        owner = null;
        waiting.forEach(LockSupport::unpark);
    }
}
