package interleave.startandjoin;

import java.util.List;
import java.util.stream.IntStream;

/** Streams make and start the threads. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> copy = List.copyOf(tasks);
        var threads = IntStream.range(0, copy.size())
                .mapToObj(i -> new Thread(copy.get(i), "worker-" + i))
                .toList();
        threads.forEach(Thread::start);
        for (var t : threads) {
            t.join();
        }
    }
}
