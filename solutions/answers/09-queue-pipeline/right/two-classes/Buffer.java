package interleave.queuepipeline;

import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded buffer with a known number of writers and one reader. */
final class Buffer {
    /** What a writer leaves behind when it goes. */
    private static final long GONE = Long.MIN_VALUE;

    private final LinkedTransferQueue<Long> entries = new LinkedTransferQueue<>();
    private final Semaphore room;
    private final AtomicInteger size = new AtomicInteger();
    private int writersLeft;
    private int current;

    Buffer(int capacity, int writers) {
        room = new Semaphore(capacity);
        writersLeft = writers;
    }

    Writer writer() {
        return new Writer();
    }

    /** One side of the buffer; each is closed once. */
    final class Writer implements AutoCloseable {
        void write(int value) throws InterruptedException {
            room.acquire();
            size.incrementAndGet();
            entries.put((long) value);
        }

        @Override
        public void close() {
            entries.put(GONE);
        }
    }

    /** Goes to the next value; false if there will be none. */
    boolean advance() throws InterruptedException {
        while (writersLeft > 0 || !entries.isEmpty()) {
            long entry = entries.take();
            if (entry != GONE) {
                current = (int) entry;
                size.decrementAndGet();
                room.release();
                return true;
            }
            writersLeft--;
        }
        return false;
    }

    int current() {
        return current;
    }

    int size() {
        return size.get();
    }
}
