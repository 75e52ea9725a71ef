package interleave.startandjoin;

import java.util.List;

/** Runs tasks at the same time, each on a thread of its own. */
public class Workers {
    private Workers() {}

    /**
     * Runs each task once, on a new thread named {@code worker-0}, {@code worker-1} and so on, and returns after every one
     * of them has ended. The tasks run concurrently, so one may wait for another.
     *
     * <p>What a task throws reaches its thread's uncaught-exception handler before this method returns, and stops no other
     * task.
     *
     * @param tasks what to run; with none, it returns at once
     * @throws InterruptedException if the caller is interrupted while it waits
     * @throws NullPointerException if {@code tasks} is null or holds a null; no thread has been started then
     */
    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        // TODO: start a thread for each task, and wait until all of them have ended.
        throw new UnsupportedOperationException("runAll is not written yet");
    }
}
