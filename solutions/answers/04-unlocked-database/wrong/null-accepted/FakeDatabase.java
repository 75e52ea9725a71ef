package interleave.unlockeddatabase;

public class FakeDatabase {
    private final Runnable latency;
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = latency;
    }

    public synchronized void update(String name) {
        int copy = value;
        copy = copy + 1;
        latency.run();
        value = copy;
    }

    public int value() {
        synchronized (this) {
            return value;
        }
    }
}
