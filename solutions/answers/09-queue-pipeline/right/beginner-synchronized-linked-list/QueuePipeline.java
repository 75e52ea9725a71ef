package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class QueuePipeline {
    private LinkedList<Integer> list = new LinkedList<Integer>();
    private int capacity;
    private int running;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.running = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        if (network == null || stop == null) {
            throw new NullPointerException();
        }
        try {
            while (stop.getCount() != 0) {
                int message = network.getAsInt();
                synchronized (this) {
                    while (list.size() == capacity) {
                        wait();
                    }
                    list.addLast(message);
                    notifyAll();
                }
            }
        } finally {
            synchronized (this) {
                running = running - 1;
                notifyAll();
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        if (database == null || stop == null) {
            throw new NullPointerException();
        }
        while (true) {
            int message;
            synchronized (this) {
                while (list.isEmpty() && running > 0) {
                    wait();
                }
                if (list.isEmpty()) {
                    return;
                }
                message = list.removeFirst();
                notifyAll();
            }
            database.accept(message);
        }
    }

    public synchronized int size() {
        return list.size();
    }
}
