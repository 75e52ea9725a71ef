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
    private final ClassLoader contextLoader = getContextClassLoader();
    private volatile boolean looksLikeDaemon;

    Worker() {
        setDaemon(true);
    }

    /** Makes it look like a new thread to the program. */
    void dress(String name, boolean daemon) {
        setName(name);
        setUncaughtExceptionHandler(null);
        setContextClassLoader(contextLoader);
        if (getPriority() != NORM_PRIORITY) {
            setPriority(NORM_PRIORITY);
        }
        looksLikeDaemon = daemon;
        Jdk.setDaemon(this, daemon);
    }

    void begin(Job next) {
        job = next;
        if (getState() == Thread.State.NEW) {
            // To the JVM it is a daemon, whatever the program sees: it must not keep the JVM from ending.
            Jdk.setDaemon(this, true);
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
                LockSupport.park();
                Thread.interrupted();
            } else {
                job = null;
                Jdk.setDaemon(this, looksLikeDaemon);
                next.run(this);
            }
        }
        Jdk.setDaemon(this, true);
    }
}
