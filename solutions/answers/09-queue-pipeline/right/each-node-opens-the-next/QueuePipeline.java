package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private static class Node extends CountDownLatch {
        private final int message;
        private Node next;

        Node(int message) {
            super(1);
            this.message = message;
        }

        void open(Node next) {
            this.next = next;
            countDown();
        }

        boolean last() {
            return false;
        }
    }

    private static final AtomicIntegerFieldUpdater<QueuePipeline> ACTIVE =
            AtomicIntegerFieldUpdater.newUpdater(QueuePipeline.class, "active");

    private final Semaphore room;
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicReference<Node> tail;
    private volatile int active;
    private Node head = new Node(0);

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity);
        tail = new AtomicReference<>(head);
        active = producers;
    }

    private void append(Node node) {
        tail.getAndSet(node).open(node);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                Node node = new Node(network.getAsInt());
                room.acquire();
                size.incrementAndGet();
                append(node);
            }
        } finally {
            if (ACTIVE.decrementAndGet(this) == 0) {
                append(new Node(0) {
                    @Override
                    boolean last() {
                        return true;
                    }
                });
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        do {
            head.await();
            Node next = head.next;
            if (next.last()) {
                return;
            }
            head = next;
            size.decrementAndGet();
            room.release();
            database.accept(next.message);
        } while (true);
    }

    public int size() {
        return size.get();
    }
}
