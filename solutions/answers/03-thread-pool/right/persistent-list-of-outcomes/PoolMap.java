package interleave.threadpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

/** One reference to an immutable state: what is left to do, what is done, what failed. Recursive, with a CAS a step. */
public class PoolMap {
    private PoolMap() {}

    private record Cell<E>(E head, Cell<E> tail) {}

    private record State<T, R>(
            Iterator<T> none, int begun, Cell<Map.Entry<Integer, Optional<R>>> done, Throwable failed, boolean halted) {
        State<T, R> begin() {
            return new State<>(none, begun + 1, done, failed, halted);
        }

        State<T, R> finish(int i, R result) {
            return new State<>(
                    none, begun, new Cell<>(Map.entry(i, Optional.ofNullable(result)), done), failed, halted);
        }

        State<T, R> fail(Throwable t) {
            return new State<>(none, begun, done, failed == null ? t : failed, true);
        }
    }

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads");
        }
        List<T> work = new Vector<>(items);
        Objects.requireNonNull(function);
        AtomicReference<State<T, R>> state = new AtomicReference<>(new State<>(null, 0, null, null, false));
        Thread caller = Thread.currentThread();
        AtomicInteger alive = new AtomicInteger(Math.min(threads, work.size()));
        Set<Thread> crew = ConcurrentHashMap.newKeySet();
        for (int t = alive.get(); t > 0; t--) {
            crew.add(new Thread(() -> {
                try {
                    while (true) {
                        State<T, R> before =
                                state.getAndUpdate(s -> s.halted || s.begun >= work.size() ? s : s.begin());
                        if (before.halted || before.begun >= work.size()) {
                            return;
                        }
                        try {
                            R result = function.apply(work.get(before.begun));
                            state.updateAndGet(s -> s.finish(before.begun, result));
                        } catch (Throwable thrown) {
                            state.updateAndGet(s -> s.fail(thrown));
                        }
                    }
                } finally {
                    if (alive.decrementAndGet() == 0) {
                        LockSupport.unpark(caller);
                    }
                }
            }));
        }
        crew.forEach(Thread::start);
        boolean interrupted = false;
        while (alive.get() > 0) {
            LockSupport.park(state);
            if (Thread.interrupted()) {
                interrupted = true;
                state.updateAndGet(s -> new State<>(null, s.begun, s.done, s.failed, true));
                crew.forEach(Thread::interrupt);
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        State<T, R> end = state.get();
        if (end.failed != null) {
            throw new ExecutionException(end.failed);
        }
        Object[] results = new Object[work.size()];
        for (Cell<Map.Entry<Integer, Optional<R>>> c = end.done; c != null; c = c.tail) {
            results[c.head.getKey()] = c.head.getValue().orElse(null);
        }
        @SuppressWarnings("unchecked")
        List<R> list = (List<R>) Arrays.asList(results);
        return Collections.unmodifiableList(list);
    }
}
