package interleave.explorer.engine;

import java.util.concurrent.locks.LockSupport;

/**
 * A thread that the scenario has named, or its test's own. It is used again for the next schedule, since starting one
 * costs more than most schedules; what the program could have left in it is cleared.
 */
final class Worker extends Thread {
    /** What a worker is handed. */
    interface Job {
        void run(Worker worker);
    }

    private volatile Job job;
    private volatile boolean closed;

    Worker() {
        setDaemon(true);
    }

    void begin(Job next) {
        job = next;
        if (getState() == Thread.State.NEW) {
            start();
        } else {
            LockSupport.unpark(this);
        }
    }

    void close() {
        closed = true;
        LockSupport.unpark(this);
    }

    @Override
    public void run() {
        while (!closed) {
            Job next = job;
            if (next == null) {
                LockSupport.park(this);
                Thread.interrupted();
            } else {
                job = null;
                next.run(this);
            }
        }
    }
}
