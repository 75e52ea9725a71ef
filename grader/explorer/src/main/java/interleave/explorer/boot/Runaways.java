package interleave.explorer.boot;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends threads that heed no interrupt. Java has no other way left to end a thread than that its own code throws, so the
 * answers' code asks here at the beginning of each method and wherever a loop turns.
 *
 * <p>Any thread may call this; nothing here blocks.
 */
public final class Runaways {
    private static final Set<Thread> TO_END = ConcurrentHashMap.newKeySet();

    /** Read at each turn of each loop, so it must cost next to nothing. */
    private static volatile boolean any;

    private Runaways() {}

    /** Asked by the answers' code. Throws, if the thread that asks is to end. */
    public static void pass() {
        if (any && TO_END.contains(Thread.currentThread())) {
            throw new End();
        }
    }

    /** Lets a thread go no further than to where its code next asks, and each time that it asks again. */
    public static void end(Thread thread) {
        TO_END.removeIf(each -> each.getState() == Thread.State.TERMINATED);
        TO_END.add(thread);
        any = true;
    }

    /** What such a thread throws. Whoever catches it will meet it again. */
    private static final class End extends Error {
        private static final long serialVersionUID = 1L;

        End() {
            super("The test is over, and this thread heeded no interrupt.", null, false, false);
        }
    }
}
