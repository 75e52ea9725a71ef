package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Phaser;

/** A phaser with a party for each worker and one for the caller. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        Phaser phaser = new Phaser(tasks.size() + 1);
        for (int i = 0; i < tasks.size(); i++) {
            Runnable task = tasks.get(i);
            Thread thread = new Thread("worker-" + i) {
                @Override
                public void run() {
                    try {
                        task.run();
                    } catch (Throwable thrown) {
                        getUncaughtExceptionHandler().uncaughtException(this, thrown);
                    }
                    phaser.arrive();
                }
            };
            thread.setDaemon(true);
            thread.start();
        }
        phaser.awaitAdvanceInterruptibly(phaser.arrive());
    }
}
