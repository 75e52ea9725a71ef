package interleave.reentrantledger;

final class Mutex {
    private Thread owner;
    private int depth;

    synchronized void lock() {
        Thread me = Thread.currentThread();
        boolean interrupted = false;
        while (owner != null && owner != me) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        owner = me;
        depth++;
        if (interrupted) {
            me.interrupt();
        }
    }

    synchronized void unlock() {
        assert owner == Thread.currentThread();
        if (--depth == 0) {
            owner = null;
            notify();
        }
    }
}
