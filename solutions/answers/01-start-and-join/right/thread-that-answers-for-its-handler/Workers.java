package interleave.startandjoin;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A thread that answers for its own handler, with priorities, jitter and a diary. */
public class Workers {
    private static final List<String> DIARY = Collections.synchronizedList(new ArrayList<>());

    private Workers() {}

    private static final class Odd extends Thread {
        private final UUID id = UUID.randomUUID();
        private final WeakReference<Runnable> task;
        private final Runnable strong;

        Odd(Runnable task, int number) {
            super(null, null, String.format(Locale.ROOT, "worker-%d", number), 1 << 18);
            this.strong = task;
            this.task = new WeakReference<>(task);
            setPriority(Thread.MIN_PRIORITY + number % 10);
            setDaemon(number % 2 == 1);
        }

        @Override
        public UncaughtExceptionHandler getUncaughtExceptionHandler() {
            UncaughtExceptionHandler real = super.getUncaughtExceptionHandler();
            return real == null
                    ? null
                    : (thread, thrown) -> {
                        DIARY.add(id + " failed at " + Instant.now());
                        real.uncaughtException(thread, thrown);
                    };
        }

        @Override
        public void run() {
            Thread.yield();
            Runnable mine = task.get();
            try {
                mine.run();
            } finally {
                Reference.reachabilityFence(strong);
                DIARY.add(this + " ended");
            }
        }
    }

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Odd> crew = new ArrayList<>();
        for (Runnable task : tasks) {
            if (task == null) {
                throw new NullPointerException(Integer.toString(crew.size()));
            }
            crew.add(new Odd(task, crew.size()));
        }
        Collections.shuffle(crew, ThreadLocalRandom.current());
        for (Odd each : crew) {
            each.start();
        }
        try {
            for (Odd each : crew) {
                each.join();
            }
        } catch (InterruptedException e) {
            crew.forEach(Thread::interrupt);
            throw e;
        } finally {
            DIARY.clear();
        }
    }

    public static void main(String... args) throws InterruptedException {
        runAll(List.of(() -> System.out.println("one"), () -> System.out.println("two")));
    }
}
