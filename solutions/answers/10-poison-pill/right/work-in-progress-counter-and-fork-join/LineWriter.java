package interleave.poisonpill;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;

public class LineWriter implements AutoCloseable {
    @FunctionalInterface
    private interface Job {
        void run() throws IOException;
    }

    private final Writer sink;
    private final ForkJoinPool pool = new ForkJoinPool(
            1,
            p -> {
                var worker = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(p);
                worker.setDaemon(false);
                return worker;
            },
            null,
            true);
    private final ConcurrentLinkedQueue<Job> jobs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inProgress = new AtomicInteger();
    private final StampedLock door = new StampedLock();
    private final CountDownLatch done = new CountDownLatch(1);
    private boolean closed;
    private IOException failure;

    public LineWriter(Writer sink) {
        this.sink = Objects.requireNonNull(sink);
    }

    private void hand(Job job) {
        jobs.add(job);
        if (inProgress.getAndIncrement() == 0) {
            pool.execute(this::drain);
        }
    }

    private void drain() {
        int done = 1;
        do {
            for (int i = 0; i < done; i++) {
                Job job = jobs.remove();
                try {
                    job.run();
                } catch (IOException e) {
                    keep(e);
                } catch (Throwable e) {
                    keep(new IOException(e));
                }
            }
            done = inProgress.addAndGet(-done);
        } while (done != 0);
    }

    private void keep(IOException e) {
        if (failure == null) {
            failure = e;
        } else if (failure != e) {
            failure.addSuppressed(e);
        }
    }

    public void submit(String line) {
        Objects.requireNonNull(line);
        long stamp = door.readLock();
        try {
            if (closed) {
                throw new IllegalStateException();
            }
            hand(() -> {
                if (failure == null) {
                    sink.write(line + '\n');
                }
            });
        } finally {
            door.unlockRead(stamp);
        }
    }

    @Override
    public void close() throws IOException {
        long stamp = door.readLock();
        try {
            while (!closed) {
                long write = door.tryConvertToWriteLock(stamp);
                if (write != 0) {
                    stamp = write;
                    closed = true;
                    hand(() -> {
                        if (failure == null) {
                            sink.flush();
                        }
                    });
                    hand(sink::close);
                    hand(done::countDown);
                    break;
                }
                door.unlockRead(stamp);
                stamp = door.writeLock();
                if (closed) {
                    return;
                }
            }
            if (!door.isWriteLocked()) {
                return;
            }
        } finally {
            door.unlock(stamp);
        }
        boolean flag = false;
        for (boolean ended = false; !ended; ) {
            try {
                // On JDK 17 a pool whose thread went home an hour ago forgets a job if it is shut down right after it.
                done.await();
                pool.shutdown();
                ended = pool.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                flag = true;
            }
        }
        if (flag) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
