package interleave.explorer.boot;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * What an exploration does at each hook. One thread at a time, the running one, holds the token; only its calls get
 * here, and only it touches the state of the exploration.
 */
public abstract class Control {
    /** The thread that holds the token, or null. Any other thread that compares itself with it finds it is another. */
    protected volatile Thread running;

    /** True while the running thread is inside the explorer: what it calls there is not part of the program. */
    protected boolean inside;

    /** Whether values are written down: only when a schedule is run again to be shown. */
    protected boolean recording;

    final boolean concerns(Thread thread) {
        return running == thread && !inside;
    }

    // The student's own code.

    public abstract void access(Object owner, int index, int site, boolean write);

    /** The elements of an array from one index up to, and without, another; of indexes that it has. */
    public abstract void accesses(Object array, int from, int to, int site, boolean write);

    public abstract void value(Object value);

    public abstract void enter(Object monitor, int site);

    public abstract void exit(Object monitor);

    public abstract void await(Object monitor, long nanos, int site) throws InterruptedException;

    public abstract void signal(Object monitor, boolean all, int site);

    public abstract void call(Object receiver, int site);

    public abstract void returned(Object result, int site);

    /** A call that follows goes through its argument, if it is a collection or a map, or through those of an array. */
    public abstract void goesThrough(Object argument, int site);

    /** The one shows what the other, a collection or a map, holds. */
    public abstract void view(Object view, Object of);

    public abstract void tick();

    public abstract void entered();

    public abstract void initialising(boolean begins);

    public abstract void notInitialised();

    public abstract void caught(Throwable thrown);

    /** A finally block begins, and what was thrown goes on behind it. */
    public abstract void passing(Throwable thrown);

    public abstract void sleep(long nanos, int site) throws InterruptedException;

    /** Waits in the model; whether the thread has ended. */
    public abstract boolean join(Thread thread, long nanos, int site) throws InterruptedException;

    public abstract void pause(int site);

    /** The next call of a list concerns this element of it alone, apart from how many there are. */
    public abstract void element(Object list, int index);

    public abstract boolean isAlive(Thread thread, int site);

    public abstract Thread.State state(Thread thread, int site);

    public abstract long time(int site);

    public abstract int identity(Object object);

    /** The program wants to end the JVM; throws, so that it does not. */
    public abstract void jvmEnds(boolean atOnce);

    // The JDK.

    public abstract void park(long nanos);

    public abstract boolean unpark(Thread thread);

    public abstract void starting(Thread thread);

    /** Called by a new thread, which does not hold the token yet. */
    public abstract void begin(Thread thread);

    public abstract void ending(Thread thread);

    public abstract boolean interrupt(Thread thread);

    public abstract boolean interruptPending(Thread thread);

    public abstract void innerEnter(Object monitor);

    public abstract void innerExit(Object monitor);

    public abstract void innerAwait(Object monitor, long nanos) throws InterruptedException;

    public abstract void innerSignal(Object monitor, boolean all);

    public abstract void innerYield();

    public abstract long innerTime();

    public abstract ForkJoinPool commonPool();

    public abstract Executor asyncPool(Executor usual);

    public abstract ScheduledThreadPoolExecutor delayer();
}
