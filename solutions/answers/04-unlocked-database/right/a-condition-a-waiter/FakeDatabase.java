package interleave.unlockeddatabase;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Everybody waits on a condition of his own, and is called in turn. */
public class FakeDatabase {
    private static final class Visitor {
        final Condition called;
        boolean myTurn;

        Visitor(Condition called) {
            this.called = called;
        }
    }

    private final Lock lock = new ReentrantLock();
    private final Deque<Visitor> waitingRoom = new ArrayDeque<>();
    private final Runnable latency;
    private boolean busy;
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        int copy = enter() + 1;
        boolean done = false;
        try {
            latency.run();
            done = true;
        } finally {
            leave(done ? copy : copy - 1);
        }
    }

    private int enter() {
        lock.lock();
        try {
            if (busy) {
                Visitor me = new Visitor(lock.newCondition());
                waitingRoom.addLast(me);
                do {
                    me.called.awaitUninterruptibly();
                } while (!me.myTurn);
            }
            busy = true;
            return value;
        } finally {
            lock.unlock();
        }
    }

    private void leave(int newValue) {
        lock.lock();
        try {
            value = newValue;
            Visitor next = waitingRoom.pollFirst();
            if (next == null) {
                busy = false;
            } else {
                next.myTurn = true;
                next.called.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    public int value() {
        lock.lock();
        try {
            return value;
        } finally {
            lock.unlock();
        }
    }
}
