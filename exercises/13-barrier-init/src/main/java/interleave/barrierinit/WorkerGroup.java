package interleave.barrierinit;

import java.util.function.IntConsumer;

/** A group of threads that begin to work when all of them are initialised. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    /**
     * @param workers how many threads a run starts
     * @param initialise what thread i calls first, with i; it may throw
     * @param work what thread i calls once every thread is initialised; it does not throw
     * @throws IllegalArgumentException if {@code workers} is below 1
     * @throws NullPointerException if {@code initialise} or {@code work} is null
     */
    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        // TODO: refuse what no group can be made of.
        this.workers = workers;
        this.initialise = initialise;
        this.work = work;
    }

    /**
     * Starts the threads, numbered from 0, and returns after every one of them has ended. It may be called again after
     * that; two runs of one group do not overlap.
     *
     * @throws IllegalStateException if an {@code initialise} threw, with that as its cause; what others threw is
     *     suppressed by the cause or by this exception. No {@code work} has run then
     * @throws InterruptedException if the caller is interrupted while it waits
     */
    public void run() throws InterruptedException {
        // TODO: start the threads, let none of them work before all are initialised, and wait for their end.
        throw new UnsupportedOperationException("run is not written yet");
    }
}
