package interleave.connectionpool;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/** A broker, on a daemon thread, gets requests and returned connections through one letter box. */
public class ConnectionPool<C> {
    private final BlockingQueue<Consumer<Broker<C>>> letters = new LinkedBlockingQueue<>();

    private static final class Broker<C> {
        final Deque<C> free = new ArrayDeque<>();
        final Deque<CompletableFuture<C>> asking = new ArrayDeque<>();

        void match() {
            while (!free.isEmpty() && !asking.isEmpty()) {
                if (asking.remove().complete(free.peek())) {
                    free.remove();
                }
            }
        }
    }

    public ConnectionPool(Collection<? extends C> connections) {
        Broker<C> broker = new Broker<>();
        broker.free.addAll(connections);
        if (broker.free.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        Thread thread = new Thread(() -> {
            while (true) {
                try {
                    letters.take().accept(broker);
                    broker.match();
                } catch (InterruptedException e) {
                    System.out.println("nobody interrupts the broker");
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        CompletableFuture<C> wish = new CompletableFuture<>();
        letters.add(b -> b.asking.add(wish));
        C connection;
        try {
            connection = wish.get();
        } catch (InterruptedException e) {
            if (!wish.cancel(false)) {
                giveBack(wish.join());
            }
            throw e;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        try {
            return work.apply(connection);
        } finally {
            giveBack(connection);
        }
    }

    private void giveBack(C connection) {
        letters.add(b -> b.free.add(connection));
    }
}
