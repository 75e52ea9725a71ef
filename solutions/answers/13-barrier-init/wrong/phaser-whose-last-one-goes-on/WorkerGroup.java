package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

/** The phaser's hook looks at what each has left in an array. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException();
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    private final class Round extends Phaser {
        private final Throwable[] thrown = new Throwable[workers];

        Round() {
            super(workers);
        }

        @Override
        protected boolean onAdvance(int phase, int parties) {
            for (Throwable t : thrown) {
                if (t != null) {
                    return true;
                }
            }
            return parties == 0;
        }

        void worker(int i) {
            try {
                initialise.accept(i);
            } catch (Throwable t) {
                thrown[i] = t;
            }
            if (arriveAndAwaitAdvance() >= 0) {
                work.accept(i);
            }
        }
    }

    public void run() throws InterruptedException {
        Round round = new Round();
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < workers; n++) {
            int i = n;
            Thread thread = new Thread(() -> round.worker(i));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<Throwable> all = Stream.of(round.thrown).filter(Objects::nonNull).collect(Collectors.toList());
        if (!all.isEmpty()) {
            IllegalStateException failed = new IllegalStateException(all.remove(0));
            all.forEach(failed::addSuppressed);
            throw failed;
        }
    }
}
