package interleave.startandjoin;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Workers {
    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.err.println(t.getName() + " failed: " + e));
        try {
            List<Thread> ws = new ArrayList<>();
            for (Runnable r : tasks) ws.add(new Thread(r, "worker-" + ws.size()));
            for (Thread w : ws) w.start();
            for (Thread w : ws) w.join();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
