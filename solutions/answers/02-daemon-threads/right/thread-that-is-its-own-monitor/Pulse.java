package interleave.daemonthreads;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

final class Pulse extends Thread {
    private final Runnable beat;
    private final Duration interval;
    private boolean begun;
    private boolean over;

    Pulse(Runnable beat, Duration interval) {
        super("heartbeat");
        setDaemon(true);
        this.beat = beat;
        this.interval = interval;
    }

    synchronized void begin() {
        if (begun || over) {
            throw new IllegalStateException();
        }
        begun = true;
        start();
    }

    @Override
    public void run() {
        boolean again = !isOver();
        while (again) {
            beat.run();
            again = pause();
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    /** Whether another beat is due; false at once when it is over. */
    private synchronized boolean pause() {
        long length = TimeUnit.NANOSECONDS.convert(interval);
        long begin = System.nanoTime();
        while (!over) {
            long left = length - (System.nanoTime() - begin);
            if (left <= 0) {
                return true;
            }
            try {
                // Rounded up, for a wait of nothing would be one for ever.
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                // Not how this thread is ended.
            }
        }
        return false;
    }

    void end() {
        synchronized (this) {
            over = true;
            notifyAll();
            if (!begun) {
                return;
            }
        }
        if (currentThread() == this) {
            return;
        }
        boolean flag = false;
        while (isAlive()) {
            try {
                join();
            } catch (InterruptedException e) {
                flag = true;
            }
        }
        if (flag) {
            currentThread().interrupt();
        }
    }
}
