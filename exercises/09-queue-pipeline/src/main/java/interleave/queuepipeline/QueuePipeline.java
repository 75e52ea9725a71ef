package interleave.queuepipeline;

import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/**
 * A bounded queue between several producers and one consumer, which can be stopped without losing a message.
 *
 * <p>{@code stop} is the event: it is set when its count is 0.
 */
public class QueuePipeline {
    /**
     * @param capacity how many messages may wait, 1 or more
     * @param producers how many threads will call {@link #produce}, once each; some may come late
     */
    public QueuePipeline(int capacity, int producers) {}

    /**
     * Sends messages from the network until {@code stop} is set. Blocks while the queue is full. After {@code stop} is
     * set it asks the network at most once more, and returns when its last message has been put.
     *
     * @param network where the messages come from
     * @param stop the event that ends the work
     * @throws InterruptedException if the thread is interrupted while it is blocked; it then counts as returned, and so
     *     it does if {@code network} throws
     */
    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        // TODO: Send what the network gives until stop is set, and let the consumer know that this producer has
        // returned.
        throw new UnsupportedOperationException("produce is to be written");
    }

    /**
     * Stores messages as they come, one at a time. Blocks while there is none. Once {@code stop} is set it returns
     * promptly after the last producer has, when every message has been stored.
     *
     * @param database where the messages go
     * @param stop the event that ends the work
     * @throws InterruptedException if the thread is interrupted while it is blocked; no message is lost then
     */
    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        // TODO: Store every message, and return when stop is set and no more can come.
        throw new UnsupportedOperationException("consume is to be written");
    }

    /** How many messages wait; the one in the consumer's hand does not count, nor does what a producer still holds. */
    public int size() {
        // TODO: Say how many messages wait.
        throw new UnsupportedOperationException("size is to be written");
    }
}
