package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/** Update number n is made in phase n of a phaser. */
public class FakeDatabase {
    private final Runnable latency;
    private final AtomicInteger nextTurn = new AtomicInteger();
    private final Phaser turn = new Phaser(1);
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        int mine = nextTurn.getAndIncrement() & Integer.MAX_VALUE;
        for (int phase = turn.getPhase(); phase != mine; phase = turn.getPhase()) {
            turn.awaitAdvance(phase);
        }
        try {
            int copy = value;
            copy++;
            latency.run();
            value = copy;
        } finally {
            turn.arrive();
        }
    }

    public int value() {
        return value;
    }
}
