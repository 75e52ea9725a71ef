package interleave.sample;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;

/** Scenarios for the explorer: one that a schedule breaks, one that none does, and a stub. */
public final class Exploring {
    private Exploring() {}

    private static final class Counter {
        private volatile int value;

        void increment() {
            value++;
        }

        void decrement() {
            throw new UnsupportedOperationException("Counter.decrement is still to be written.");
        }
    }

    /** Two increments, of which one may be lost. */
    public static final class TwoIncrements implements Scenario {
        private final Counter counter = new Counter();

        @Override
        public void threads(Threads threads) {
            threads.start("A", counter::increment);
            threads.start("B", counter::increment);
        }

        @Override
        public void afterwards() {
            if (counter.value != 2) {
                throw new AssertionError("2 increments, value " + counter.value + ".");
            }
        }
    }

    /** A single increment. */
    public static final class OneIncrement implements Scenario {
        private final Counter counter = new Counter();

        @Override
        public void threads(Threads threads) {
            threads.start("A", counter::increment);
        }
    }

    /** A method that nobody has written. */
    public static final class OneDecrement implements Scenario {
        private final Counter counter = new Counter();

        @Override
        public void threads(Threads threads) {
            threads.start("A", counter::decrement);
        }
    }
}
