package interleave.lockordering;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

public class Account {
    /** One who stands in an account's queue. */
    static final class Node {
        final Thread owner = Thread.currentThread();
        volatile Node next;
        volatile boolean granted;
    }

    private static final VarHandle CENTS;

    static {
        try {
            CENTS = MethodHandles.lookup().findVarHandle(Account.class, "cents", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String number;
    private final AtomicReference<Node> tail = new AtomicReference<>();
    private long cents;

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number);
        CENTS.setRelease(this, opening);
    }

    public String number() {
        return number;
    }

    public long balance() {
        return (long) CENTS.getAcquire(this);
    }

    void balance(long value) {
        CENTS.setRelease(this, value);
    }

    Node enter() {
        Node mine = new Node();
        Node before = tail.getAndSet(mine);
        if (before == null) {
            return mine;
        }
        before.next = mine;
        boolean interrupted = false;
        while (!mine.granted) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return mine;
    }

    void leave(Node mine) {
        if (mine.next == null) {
            if (tail.compareAndSet(mine, null)) {
                return;
            }
            while (mine.next == null) {
                Thread.yield();
            }
        }
        Node heir = mine.next;
        heir.granted = true;
        LockSupport.unpark(heir.owner);
    }

    @Override
    public String toString() {
        return number + ": " + balance();
    }
}
