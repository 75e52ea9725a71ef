package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;

/** Each change of the slot is a phase. The phase is asked for before the slot is looked at, so no change is missed. */
public class Pipeline<T> {
    private final AtomicReference<T> slot = new AtomicReference<>();
    private final Phaser changes = new Phaser(1);

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        int phase = changes.getPhase();
        while (!slot.compareAndSet(null, message)) {
            changes.awaitAdvanceInterruptibly(phase);
            phase = changes.getPhase();
        }
        changes.arrive();
    }

    public T getMessage() throws InterruptedException {
        int phase = changes.getPhase();
        T message = slot.getAndSet(null);
        while (message == null) {
            changes.awaitAdvanceInterruptibly(phase);
            phase = changes.getPhase();
            message = slot.getAndSet(null);
        }
        changes.arrive();
        return message;
    }
}
