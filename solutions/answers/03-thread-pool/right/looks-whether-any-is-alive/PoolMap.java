package interleave.threadpool;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Plain cells, which are read once all threads are found to be dead. */
public class PoolMap {
    private PoolMap() {}

    private static final class Cell<T, R> {
        final T item;
        R result;

        Cell(T item) {
            this.item = item;
        }
    }

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException();
        }
        List<Cell<T, R>> cells = new ArrayList<>();
        items.forEach(item -> cells.add(new Cell<>(item)));
        Iterator<Cell<T, R>> todo = cells.iterator();
        Throwable[] thrown = new Throwable[1];
        boolean[] stop = new boolean[1];
        Thread[] crew = new Thread[Math.min(threads, cells.size())];
        for (int i = 0; i < crew.length; i++) {
            crew[i] = new Thread(() -> {
                while (true) {
                    Cell<T, R> cell;
                    synchronized (todo) {
                        if (stop[0] || !todo.hasNext()) {
                            return;
                        }
                        cell = todo.next();
                    }
                    try {
                        cell.result = function.apply(cell.item);
                    } catch (Throwable t) {
                        synchronized (todo) {
                            stop[0] = true;
                            thrown[0] = t;
                        }
                    }
                }
            });
            crew[i].start();
        }
        boolean interrupted = false;
        while (anyAlive(crew)) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                interrupted = true;
                synchronized (todo) {
                    stop[0] = true;
                }
                for (Thread each : crew) {
                    each.interrupt();
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (thrown[0] != null) {
            throw new ExecutionException(thrown[0]);
        }
        List<R> results = new ArrayList<>();
        for (Cell<T, R> cell : cells) {
            results.add(cell.result);
        }
        return results;
    }

    private static boolean anyAlive(Thread[] crew) {
        for (Thread each : crew) {
            if (each.isAlive()) {
                return true;
            }
        }
        return false;
    }
}
