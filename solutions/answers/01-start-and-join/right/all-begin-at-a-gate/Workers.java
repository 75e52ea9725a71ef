package interleave.startandjoin;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

/** No task begins before every thread stands at the gate; the threads go through it one after the other. */
public class Workers {
    private Workers() {}

    private record Gate(Phaser phaser) {
        void pass() {
            phaser.awaitAdvance(phaser.arriveAndDeregister());
        }
    }

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        var jobs = List.copyOf(tasks);
        if (jobs.isEmpty()) return;
        var gate = new Gate(new Phaser(jobs.size()));
        var number = new AtomicInteger();
        ThreadFactory factory = r -> new Thread(null, r, "worker-" + number.getAndIncrement());
        var threads = new ArrayDeque<Thread>();
        for (var job : jobs)
            threads.add(factory.newThread(() -> {
                gate.pass();
                job.run();
            }));
        threads.forEach(Thread::start);
        while (!threads.isEmpty()) {
            var t = threads.poll();
            TimeUnit.SECONDS.timedJoin(t, 1);
            if (t.isAlive()) threads.add(t);
        }
    }
}
