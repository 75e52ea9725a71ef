package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** A publisher with one subscriber, whose executor has one thread. */
public class LineWriter implements AutoCloseable {
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "line writer");
        threads.add(thread);
        return thread;
    });
    private final SubmissionPublisher<String> publisher = new SubmissionPublisher<>(executor, 8);
    private final CompletableFuture<IOException> outcome = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    public LineWriter(Writer sink) {
        Objects.requireNonNull(sink);
        publisher.subscribe(new Flow.Subscriber<>() {
            private IOException failure;

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(String line) {
                if (failure == null) {
                    try {
                        sink.write(line);
                        sink.write('\n');
                    } catch (IOException e) {
                        failure = e;
                    }
                }
            }

            @Override
            public void onError(Throwable error) {
                onComplete();
            }

            @Override
            public void onComplete() {
                try {
                    try {
                        if (failure == null) {
                            sink.flush();
                        }
                    } finally {
                        sink.close();
                    }
                } catch (IOException e) {
                    failure = failure == null ? e : failure;
                }
                outcome.complete(failure);
            }
        });
    }

    public void submit(String line) {
        publisher.submit(Objects.requireNonNull(line));
    }

    @Override
    public void close() throws IOException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        publisher.close();
        IOException failure = outcome.join();
        executor.shutdown();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
