package interleave.unlockeddatabase;

/** Waits ten milliseconds at most, lest a signal be missed. */
public class FakeDatabase {
    private final Runnable latency;
    private final Object monitor = new Object();
    private boolean busy = false;
    private int value = 0;

    public FakeDatabase(Runnable latency) {
        if (latency == null) {
            throw new NullPointerException();
        }
        this.latency = latency;
    }

    public void update(String name) {
        if (name == null) {
            throw new NullPointerException();
        }
        int copy;
        boolean interrupted = false;
        synchronized (monitor) {
            while (busy) {
                try {
                    monitor.wait(10);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            busy = true;
            copy = value;
        }
        boolean good = false;
        try {
            copy = copy + 1;
            latency.run();
            good = true;
        } finally {
            synchronized (monitor) {
                if (good) {
                    value = copy;
                }
                busy = false;
                monitor.notifyAll();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public int value() {
        synchronized (monitor) {
            return value;
        }
    }
}
