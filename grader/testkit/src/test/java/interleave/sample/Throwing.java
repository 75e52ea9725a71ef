package interleave.sample;

/** Code that throws all kinds of things. */
public final class Throwing {
    private Throwing() {}

    /** Throws when it is asked for its message. */
    public static final class Rude extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message for you");
        }
    }

    /** Has a message of ten million letters. */
    public static final class Enormous extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Enormous() {
            super("x".repeat(10_000_000));
        }
    }

    /** A student's own failure. */
    public static final class OwnAssertion extends AssertionError {
        private static final long serialVersionUID = 1;

        public OwnAssertion(String message) {
            super(message);
        }
    }

    /** A class that cannot be initialised. */
    public static final class BadInitialiser {
        static final int VALUE = fail();

        private static int fail() {
            throw new IllegalStateException("no value");
        }

        public int value() {
            return VALUE;
        }
    }

    /** A class that cannot be initialised, for a worse reason. */
    public static final class WorseInitialiser {
        static {
            if (Boolean.parseBoolean("true")) {
                throw new Error("no class");
            }
        }

        public int value() {
            return 1;
        }
    }

    /** An object that never comes to be. */
    public static final class EndlessConstructor {
        public EndlessConstructor(Object lock) throws InterruptedException {
            synchronized (lock) {
                lock.wait();
            }
        }
    }

    public static void it(RuntimeException thrown) {
        throw thrown;
    }

    public static void illegalState() {
        throw new IllegalStateException("the disk is full");
    }

    public static void wrapped() {
        throw new IllegalStateException("wrapped", new Rude());
    }

    public static void rude() {
        throw new Rude();
    }

    public static void enormous() {
        throw new Enormous();
    }

    public static void ownAssertion() {
        throw new OwnAssertion("one is not two");
    }

    public static void assertion() {
        throw new AssertionError("this cannot be");
    }

    public static int recursion(int depth) {
        return recursion(depth + 1) + 1;
    }

    public static void outOfMemory() {
        throw new OutOfMemoryError("Java heap space");
    }
}
