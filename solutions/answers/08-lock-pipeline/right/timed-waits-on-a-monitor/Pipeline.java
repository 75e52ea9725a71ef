package interleave.lockpipeline;

import java.util.Objects;

/** A private slot whose monitor both sides share; every wait has a time limit and looks again. */
public class Pipeline<T> {
    private final Slot<T> slot = new Slot<>();

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        synchronized (slot) {
            while (slot.full) {
                slot.wait(50);
            }
            slot.message = message;
            slot.full = true;
            slot.notifyAll();
        }
    }

    public T getMessage() throws InterruptedException {
        synchronized (slot) {
            while (!slot.full) {
                slot.wait(50);
            }
            slot.full = false;
            slot.notifyAll();
            return slot.message;
        }
    }
}
