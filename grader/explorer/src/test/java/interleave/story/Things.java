package interleave.story;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;

/** Wrong answers whose steps {@link StepWordsTest} reads: what objects are called, and what is left out. */
final class Things {
    private Things() {}

    static final class Thing {}

    static final class Archive {
        private final StampedLock stamps = new StampedLock();

        void open() {
            stamps.asWriteLock().lock();
        }
    }

    static final class Shelf {
        private final Object[] places = new Object[1];

        void fill() {
            places[0] = new Thing();
            places[0] = new Thing();
        }

        Object look() {
            return places[0];
        }
    }

    static final class Cupboard {
        private final Object[] places = {new Thing()};
        private boolean opened;

        Object look() {
            opened = true;
            return places[0];
        }

        boolean isOpened() {
            return opened;
        }
    }

    /** Each call locks an object that nobody else has, and so keeps nobody out. */
    static final class OwnLock {
        private int value;

        void increment() {
            Object mine = new Runnable() {
                @Override
                public void run() {}
            };
            synchronized (mine) {
                value++;
            }
        }
    }

    static final class Sleeper {
        private volatile Thread thread;

        void sleep() throws InterruptedException {
            thread = Thread.currentThread();
            Thread.sleep(1_000);
        }

        void wake() {
            Thread sleeping = thread;
            if (sleeping != null) {
                sleeping.interrupt();
            }
        }
    }

    /** A pool whose workers wait until it is shut down. */
    static final class Crew {
        static final int SIZE = 3;

        private final ExecutorService pool = Executors.newFixedThreadPool(SIZE);
        private final CountDownLatch waiting = new CountDownLatch(SIZE);

        void dismiss() throws InterruptedException {
            for (int i = 0; i < SIZE; i++) {
                pool.execute(this::rest);
            }
            waiting.await();
            pool.shutdownNow();
        }

        private void rest() {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException dismissed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes many steps in no order that comes again, before and after the one that matters. */
    static final class Diary {
        private final AtomicInteger even = new AtomicInteger();
        private final AtomicInteger odd = new AtomicInteger();
        private boolean read;

        void write() {
            scribble();
            read = true;
            scribble();
        }

        private void scribble() {
            for (int i = 0; i < 400; i++) {
                if (Integer.bitCount(i) % 2 == 0) {
                    even.set(i);
                } else {
                    odd.set(i);
                }
            }
        }

        boolean wasRead() {
            return read;
        }
    }
}
