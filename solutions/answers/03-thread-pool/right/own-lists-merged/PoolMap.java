package interleave.threadpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

/** Each thread keeps what it has done to itself; map puts that together when all have ended. */
public class PoolMap {
    private record Done<R>(int place, R result) {}

    private static final class Worker<T, R> extends Thread {
        final List<Done<R>> mine = new ArrayList<>();
        private final Supplier<Map.Entry<Integer, T>> source;
        private final Function<? super T, ? extends R> f;
        private final AtomicReference<Throwable> failure;

        Worker(
                Supplier<Map.Entry<Integer, T>> source,
                Function<? super T, ? extends R> f,
                AtomicReference<Throwable> failure) {
            this.source = source;
            this.f = f;
            this.failure = failure;
        }

        @Override
        public void run() {
            try {
                for (Map.Entry<Integer, T> e; failure.get() == null && !isInterrupted() && (e = source.get()) != null; )
                    mine.add(new Done<>(e.getKey(), f.apply(e.getValue())));
            } catch (Throwable t) {
                failure.compareAndSet(null, t);
            }
        }
    }

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads <= 0) throw new IllegalArgumentException("threads: " + threads);
        Iterator<T> it = items.iterator();
        int[] next = {0};
        AtomicBoolean halt = new AtomicBoolean();
        Supplier<Map.Entry<Integer, T>> source = () -> {
            synchronized (it) {
                return !halt.get() && it.hasNext() ? new AbstractMap.SimpleEntry<>(next[0]++, it.next()) : null;
            }
        };
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Worker<T, R>> ws = new ArrayList<>();
        for (int i = Math.min(threads, items.size()); i > 0; i--) ws.add(new Worker<>(source, function, failure));
        ws.forEach(Thread::start);
        InterruptedException interrupted = null;
        for (Worker<T, R> w : ws)
            for (; ; )
                try {
                    w.join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = e;
                    halt.set(true);
                    ws.forEach(Thread::interrupt);
                }
        if (interrupted != null) throw interrupted;
        if (failure.get() != null) throw new ExecutionException(failure.get());
        Object[] all = new Object[next[0]];
        for (Worker<T, R> w : ws) for (Done<R> d : w.mine) all[d.place] = d.result;
        @SuppressWarnings("unchecked")
        List<R> out = (List<R>) Arrays.asList(all);
        return out;
    }
}
