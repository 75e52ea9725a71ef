package interleave.startandjoin;

final class Worker extends Thread {
    private final Runnable task;
    private final Unfinished unfinished;

    Worker(String name, Runnable task, Unfinished unfinished) {
        super(name);
        this.task = task;
        this.unfinished = unfinished;
    }

    @Override
    public void run() {
        try {
            task.run();
        } catch (Throwable failure) {
            tell(failure);
        } finally {
            unfinished.releaseShared(1);
        }
    }

    private void tell(Throwable failure) {
        try {
            getUncaughtExceptionHandler().uncaughtException(this, failure);
        } catch (Throwable ignored) {
            // A handler that fails is nobody's business.
        }
    }
}
