package interleave.unlockeddatabase;

import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.locks.LockSupport;

/** The mark says that somebody updates, the reference is a stack of those who wait; who leaves wakes all. */
public final class FakeDatabase {
    private record Waiter(Thread thread, Waiter below) {}

    private final Runnable latency;
    private final AtomicMarkableReference<Waiter> door = new AtomicMarkableReference<>(null, false);
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        latency.getClass();
        this.latency = latency;
    }

    public final void update(String name) {
        name.length();
        enter();
        try {
            int copy = value;
            latency.run();
            value = Math.incrementExact(copy);
        } finally {
            leave();
        }
    }

    private void enter() {
        boolean flag = false;
        boolean[] mark = new boolean[1];
        while (true) {
            Waiter top = door.get(mark);
            if (!mark[0]) {
                if (door.compareAndSet(top, top, false, true)) {
                    break;
                }
                continue;
            }
            Waiter me = new Waiter(Thread.currentThread(), top);
            if (door.compareAndSet(top, me, true, true)) {
                while (stands(me)) {
                    LockSupport.park(door);
                    flag |= Thread.interrupted();
                }
            }
        }
        if (flag) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stands(Waiter me) {
        for (Waiter each = door.getReference(); each != null; each = each.below) {
            if (each == me) {
                return true;
            }
        }
        return false;
    }

    private void leave() {
        Waiter top;
        do {
            top = door.getReference();
        } while (!door.compareAndSet(top, null, true, false));
        for (; top != null; top = top.below) {
            LockSupport.unpark(top.thread);
        }
    }

    public final int value() {
        return value;
    }
}
