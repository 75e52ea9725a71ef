package interleave.unlockeddatabase;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/** Each node has a link to the next one; who releases hands the lock on. */
final class McsLock {
    static final class Node {
        final Thread owner = Thread.currentThread();
        volatile boolean granted;
        volatile Node next;
    }

    private static final VarHandle TAIL;
    private static final VarHandle NEXT;

    static {
        try {
            TAIL = MethodHandles.lookup().findVarHandle(McsLock.class, "tail", Node.class);
            NEXT = MethodHandles.lookup().findVarHandle(Node.class, "next", Node.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Node tail;

    /** Stands for: nobody comes after this node any more, or the releaser waits to be told who does. */
    private static final Node CLOSED = new Node();

    Node acquire() {
        Node mine = new Node();
        Node before = (Node) TAIL.getAndSet(this, mine);
        if (before != null && NEXT.compareAndSet(before, (Node) null, mine)) {
            boolean interrupted = false;
            while (!mine.granted) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return mine;
    }

    /** Either a successor has linked itself, and is granted the lock, or the node is closed, and whoever comes finds it so. */
    void release(Node mine) {
        if (!NEXT.compareAndSet(mine, (Node) null, CLOSED)) {
            Node next = mine.next;
            next.granted = true;
            LockSupport.unpark(next.owner);
        }
    }
}
