package interleave.daemonthreads;

import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

record Order(boolean stop, long due) implements Delayed {
    static Order beatIn(long nanoseconds) {
        return new Order(false, System.nanoTime() + nanoseconds);
    }

    static Order stopNow() {
        return new Order(true, System.nanoTime());
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return stop ? -1 : unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
