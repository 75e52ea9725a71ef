package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks every millisecond whether all states are TERMINATED. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        if (tasks.stream().anyMatch(Objects::isNull)) {
            throw new NullPointerException("no task may be null");
        }
        var threads = IntStream.range(0, tasks.size())
                .mapToObj(i -> new Thread(tasks.get(i), String.format("worker-%d", i)))
                .collect(Collectors.toList());
        threads.forEach(Thread::start);
        while (!threads.stream().map(Thread::getState).allMatch(Thread.State.TERMINATED::equals)) {
            Thread.sleep(1);
        }
    }
}
