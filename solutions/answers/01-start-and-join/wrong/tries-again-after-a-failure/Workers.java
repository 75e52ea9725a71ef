package interleave.startandjoin;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Workers {
    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        List<Thread> ws = new ArrayList<>();
        for (Runnable r : tasks)
            ws.add(new Thread(
                    () -> {
                        try {
                            r.run();
                        } catch (RuntimeException e) {
                            r.run();
                        }
                    },
                    "worker-" + ws.size()));
        for (Thread w : ws) w.start();
        for (Thread w : ws) w.join();
    }
}
