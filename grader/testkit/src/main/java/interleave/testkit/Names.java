package interleave.testkit;

import java.lang.management.ThreadInfo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What messages call the threads of a test: {@code A}, or {@code the test's thread}. The threads themselves have the names
 * that Java gives, so that the student's code cannot look at its thread's name and do its duty for a test alone.
 *
 * <p>Any thread may ask.
 */
final class Names {
    private static final Map<Long, String> GIVEN = new ConcurrentHashMap<>();

    private Names() {}

    /** Says what messages are to call a thread. */
    static void give(Thread thread, String name) {
        GIVEN.put(thread.getId(), name);
    }

    static String of(Thread thread) {
        return of(thread.getId(), thread.getName());
    }

    static String of(ThreadInfo info) {
        return of(info.getThreadId(), info.getThreadName());
    }

    /** What messages call the thread of that number, which has that name. */
    static String of(long id, String name) {
        return GIVEN.getOrDefault(id, name);
    }
}
