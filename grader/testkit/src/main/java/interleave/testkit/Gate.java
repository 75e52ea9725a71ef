package interleave.testkit;

/**
 * Parks every thread that passes it until the test lets it through: the way to hold a thread at a point that the
 * exercise offers, such as the latency of a database, and to look at what the others do meanwhile.
 *
 * <p>Made by {@link Threads#gate}, which opens it when the test is over. A parked thread burns no CPU; an interrupt does
 * not move it, and its flag is set when it goes on.
 */
public final class Gate {
    private final Threads threads;
    private final String place;
    private int arrivals;
    private int permits;
    private boolean open;

    Gate(Threads threads, String place) {
        this.threads = threads;
        this.place = place;
    }

    /** Blocks until the test opens the gate or lets this thread through. */
    public void pass() {
        boolean interrupted = false;
        synchronized (this) {
            arrivals++;
            threads.parks(Thread.currentThread(), place);
            threads.happened();
            while (!open && permits == 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (!open) {
                permits--;
            }
            threads.goesOn(Thread.currentThread());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many threads have arrived so far, those that have gone on included. */
    public synchronized int arrivals() {
        return arrivals;
    }

    /** Lets one thread through: one that is parked, or else the next to come. */
    public synchronized void letOneThrough() {
        permits++;
        threads.happened();
        notifyAll();
    }

    /** Lets all through, now and later. */
    public synchronized void open() {
        open = true;
        threads.happened();
        notifyAll();
    }

    /**
     * Waits until so many threads have arrived.
     *
     * @param count how many, from the beginning
     * @param otherwise one sentence of what is seen if they never do
     */
    public void awaitArrivals(int count, String otherwise) {
        threads.eventually(otherwise, () -> arrivals() >= count);
    }
}
