package interleave.threadpool;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedTransferQueue;
import java.util.function.Function;

/** The first failure interrupts the others; threads are daemons and report what they have done by messages. */
public final class PoolMap {
    private PoolMap() {}

    private static final class Failed extends ExecutionException {
        private static final long serialVersionUID = 1L;

        Failed(Throwable cause) {
            super("failed", cause);
        }
    }

    private static final class Interrupted extends InterruptedException {
        private static final long serialVersionUID = 1L;
    }

    private static final class TooFew extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
    }

    /** What a worker tells: a result, a failure, or that it goes home. */
    private interface Message {}

    private record Result(int index, Object value) implements Message {}

    private record Failure(Throwable thrown) implements Message {}

    private record Home() implements Message {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new TooFew();
        }
        final Object[] results = new Object[items.size()];
        final LinkedTransferQueue<Message> messages = new LinkedTransferQueue<>();
        final Iterator<T> source = items.iterator();
        final boolean[] stop = {false};
        final int[] next = {0};
        final List<Thread> crew = new ArrayList<>();
        while (crew.size() < threads && crew.size() < results.length) {
            Thread thread = new Thread(() -> {
                try {
                    while (true) {
                        int index;
                        T item;
                        synchronized (source) {
                            if (stop[0] || !source.hasNext()) {
                                return;
                            }
                            index = next[0]++;
                            item = source.next();
                        }
                        try {
                            messages.put(new Result(index, function.apply(item)));
                        } catch (Throwable thrown) {
                            synchronized (source) {
                                stop[0] = true;
                            }
                            messages.put(new Failure(thrown));
                        }
                    }
                } finally {
                    messages.put(new Home());
                }
            });
            thread.setDaemon(true);
            crew.add(thread);
        }
        crew.forEach(Thread::start);
        Failed failed = null;
        Interrupted interrupted = null;
        for (int working = crew.size(); working > 0; ) {
            Message message;
            try {
                message = messages.take();
            } catch (InterruptedException e) {
                interrupted = new Interrupted();
                synchronized (source) {
                    stop[0] = true;
                }
                crew.forEach(Thread::interrupt);
                continue;
            }
            if (message instanceof Home) {
                working--;
            } else if (message instanceof Result result) {
                results[result.index] = result.value;
            } else if (message instanceof Failure failure && failed == null) {
                failed = new Failed(failure.thrown);
                crew.forEach(Thread::interrupt);
            }
        }
        while (!crew.isEmpty()) {
            try {
                crew.get(0).join();
                crew.remove(0);
            } catch (InterruptedException e) {
                interrupted = new Interrupted();
            }
        }
        if (interrupted != null) {
            throw interrupted;
        }
        if (failed != null) {
            throw failed;
        }
        return new AbstractList<>() {
            @Override
            @SuppressWarnings("unchecked")
            public R get(int index) {
                return (R) results[index];
            }

            @Override
            public int size() {
                return results.length;
            }
        };
    }
}
