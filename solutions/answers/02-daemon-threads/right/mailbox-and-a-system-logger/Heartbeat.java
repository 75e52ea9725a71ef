package interleave.daemonthreads;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicMarkableReference;

/** An actor: the pause is a look into the mailbox, and the one letter that may come is the end. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final LinkedTransferQueue<Object> mailbox = new LinkedTransferQueue<>();
    private final CompletableFuture<Thread> ended = new CompletableFuture<>();
    private final AtomicMarkableReference<Actor> actor = new AtomicMarkableReference<>(null, false);

    private final class Actor extends Thread {
        Actor() {
            super(null, null, "heartbeat", 0, false);
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                do {
                    if (actor.isMarked()) {
                        break;
                    }
                    beat.run();
                } while (!letter());
            } finally {
                ended.complete(this);
            }
        }

        private boolean letter() {
            long until = System.nanoTime() + nanos();
            boolean first = true;
            for (long left = 1; left > 0 || first; left = until - System.nanoTime()) {
                first = false;
                try {
                    if (mailbox.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS) != null) {
                        return true;
                    }
                } catch (InterruptedException e) {
                    System.getLogger("heartbeat").log(System.Logger.Level.DEBUG, "a stray interrupt");
                }
            }
            return false;
        }
    }

    public Heartbeat(Runnable beat, Duration interval) {
        if (beat == null || interval == null) {
            throw new NullPointerException();
        }
        this.beat = beat;
        this.interval = interval;
    }

    private long nanos() {
        Duration most = Duration.ofNanos(Long.MAX_VALUE / 2);
        return interval.compareTo(most) < 0 ? interval.toNanos() : most.toNanos();
    }

    public void start() {
        Actor fresh = new Actor();
        if (!actor.compareAndSet(null, fresh, false, false)) {
            throw new IllegalStateException("only one start, and before close");
        }
        fresh.start();
    }

    @Override
    public void close() {
        boolean[] mark = new boolean[1];
        Actor one;
        do {
            one = actor.get(mark);
        } while (!mark[0] && !actor.compareAndSet(one, one, false, true));
        if (one == null) {
            return;
        }
        if (!mark[0]) {
            mailbox.put(this);
        }
        if (one != Thread.currentThread()) {
            ended.join();
        }
    }
}
