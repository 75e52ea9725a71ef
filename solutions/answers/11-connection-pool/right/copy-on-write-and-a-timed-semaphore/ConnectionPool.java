package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class ConnectionPool<C> {
    private static final class Box<C> {
        private final C content;

        private Box(C content) {
            this.content = content;
        }
    }

    private final CopyOnWriteArrayList<Box<C>> boxes = new CopyOnWriteArrayList<>();
    private final Semaphore semaphore;

    public ConnectionPool(Collection<? extends C> connections) {
        connections.forEach(c -> boxes.add(new Box<C>(c)));
        if (boxes.isEmpty()) throw new IllegalArgumentException("empty");
        semaphore = new Semaphore(boxes.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        while (!semaphore.tryAcquire(100, TimeUnit.MILLISECONDS)) {
            Thread.yield();
        }
        Box<C> box = null;
        while (box == null) {
            box = boxes.stream().filter(boxes::remove).findFirst().orElse(null);
        }
        try {
            return work.apply(box.content);
        } finally {
            boxes.add(box);
            semaphore.release();
        }
    }
}
