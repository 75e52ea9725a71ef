package interleave.story;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wrong answers whose counterexamples {@link CounterexampleWordsTest} spells out, line numbers and all. */
final class Answers {
    private Answers() {}

    static final class Database {
        private final Runnable latency;
        private int value;

        Database(Runnable latency) {
            this.latency = latency;
        }

        void update() {
            int read = value;
            latency.run();
            value = read + 1;
        }

        int value() {
            return value;
        }
    }

    static final class Fork {}

    static final class Philosopher {
        private final Fork left;
        private final Fork right;

        Philosopher(Fork left, Fork right) {
            this.left = left;
            this.right = right;
        }

        void eat() {
            synchronized (left) {
                synchronized (right) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    static final class Flag {
        private boolean up;

        void raise() {
            up = true;
        }

        boolean isUp() {
            return up;
        }
    }

    static final class Door {
        private volatile boolean open;

        void pass() {
            while (!open) {
                Thread.onSpinWait();
            }
        }
    }

    static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition filled = lock.newCondition();
        private String message;

        void put(String next) {
            lock.lock();
            try {
                filled.signal();
                message = next;
            } finally {
                lock.unlock();
            }
        }

        String take() throws InterruptedException {
            lock.lock();
            try {
                if (message == null) {
                    lock.unlock();
                    lock.lock();
                    filled.await();
                }
                return message;
            } finally {
                lock.unlock();
            }
        }
    }

    static final class Keeper {
        private final ReentrantLock lock = new ReentrantLock();

        void use() {
            lock.lock();
        }
    }

    static final class Unwritten {
        void update() {
            throw new UnsupportedOperationException("to be written");
        }
    }

    static final class Counter {
        private volatile int value;

        void increment() {
            value++;
        }
    }

    static final class Tally {
        private final AtomicInteger value = new AtomicInteger();

        void increment() {
            value.incrementAndGet();
        }
    }

    static final class Thrower {
        private volatile int calls;

        void call() {
            calls++;
            if (calls == 1) {
                throw new IllegalStateException("one only");
            }
        }
    }
}
