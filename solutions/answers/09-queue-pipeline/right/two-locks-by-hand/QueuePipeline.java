package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** What the library's linked queue does: one lock for those who put, one for who takes, and an atomic count. */
public class QueuePipeline {
    private static final class Node {
        final int value;
        volatile Node next;

        Node(int value) {
            this.value = value;
        }
    }

    private final int capacity;
    private final int producers;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Object putLock = new Object();
    private final Object takeLock = new Object();
    private Node head = new Node(0);
    private Node last = head;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.producers = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (!isSet(stop)) {
                put(new Node(network.getAsInt()));
            }
        } finally {
            ended.incrementAndGet();
            wakeConsumer();
        }
    }

    private static boolean isSet(CountDownLatch event) {
        return event.getCount() == 0;
    }

    private void put(Node node) throws InterruptedException {
        int before;
        synchronized (putLock) {
            while (count.get() == capacity) {
                putLock.wait();
            }
            last.next = node;
            last = node;
            before = count.getAndIncrement();
        }
        if (before == 0) {
            wakeConsumer();
        }
    }

    private void wakeConsumer() {
        synchronized (takeLock) {
            takeLock.notify();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        Node node;
        while ((node = take()) != null) {
            database.accept(node.value);
        }
    }

    private Node take() throws InterruptedException {
        synchronized (takeLock) {
            while (count.get() == 0) {
                if (ended.get() == producers && count.get() == 0) {
                    return null;
                }
                takeLock.wait();
            }
            head = head.next;
        }
        int before = count.getAndDecrement();
        if (before == capacity) {
            synchronized (putLock) {
                putLock.notifyAll();
            }
        }
        return head;
    }

    public int size() {
        return count.get();
    }
}
