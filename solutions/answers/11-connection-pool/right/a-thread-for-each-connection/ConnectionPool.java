package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TransferQueue;
import java.util.function.Function;

/** Every connection has a thread that does the work of one caller after the other. */
public class ConnectionPool<C> {
    private final TransferQueue<Task<C, ?>> tasks = new LinkedTransferQueue<>();

    private static final class Task<C, R> {
        private final Function<? super C, ? extends R> work;
        private C connection;
        private final FutureTask<R> future = new FutureTask<>(this::call);

        Task(Function<? super C, ? extends R> work) {
            this.work = work;
        }

        private R call() {
            return work.apply(connection);
        }

        void runWith(C lent) {
            connection = lent;
            future.run();
        }
    }

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        for (C connection : connections) {
            Thread thread = new Thread(() -> serve(connection));
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void serve(C connection) {
        while (true) {
            try {
                tasks.take().runWith(connection);
            } catch (InterruptedException e) {
                // Work has left its flag behind; there is nobody else who could want this thread to stop.
            }
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Task<C, R> task = new Task<>(Objects.requireNonNull(work));
        tasks.add(task);
        try {
            return task.future.get();
        } catch (InterruptedException e) {
            if (tasks.remove(task)) {
                throw e;
            }
            R result = resultOf(task.future);
            Thread.currentThread().interrupt();
            return result;
        } catch (ExecutionException e) {
            throw ConnectionPool.<RuntimeException>same(e.getCause());
        }
    }

    /** It is too late to leave: a connection is at work already. */
    private static <R> R resultOf(FutureTask<R> future) {
        while (true) {
            try {
                return future.get();
            } catch (InterruptedException e) {
                // Its flag is set again in the end.
            } catch (ExecutionException e) {
                Thread.currentThread().interrupt();
                throw ConnectionPool.<RuntimeException>same(e.getCause());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X same(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
