package interleave.startandjoin;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Looks again and again, with short waits, whether any thread is still alive. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        Thread[] threads = new Thread[tasks.size()];
        Arrays.setAll(threads, i -> new Thread(tasks.get(i), "worker-" + i));
        Stream.of(threads).forEach(Thread::start);
        while (Stream.of(threads).anyMatch(Thread::isAlive)) {
            Thread.sleep(2);
        }
    }
}
