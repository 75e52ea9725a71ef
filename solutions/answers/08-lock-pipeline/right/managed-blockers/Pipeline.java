package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Pipeline<T> {
    private final BlockingQueue<T> one = new LinkedBlockingDeque<>(1);

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        ForkJoinPool.managedBlock(new ForkJoinPool.ManagedBlocker() {
            private boolean in;

            @Override
            public boolean block() throws InterruptedException {
                if (!in) {
                    one.put(message);
                    in = true;
                }
                return true;
            }

            @Override
            public boolean isReleasable() {
                return in || (in = one.offer(message));
            }
        });
    }

    public T getMessage() throws InterruptedException {
        class Taker implements ForkJoinPool.ManagedBlocker {
            private T got;

            @Override
            public boolean block() throws InterruptedException {
                if (got == null) {
                    got = one.take();
                }
                return true;
            }

            @Override
            public boolean isReleasable() {
                return got != null || (got = one.poll()) != null;
            }
        }
        Taker taker = new Taker();
        ForkJoinPool.managedBlock(taker);
        return taker.got;
    }
}
