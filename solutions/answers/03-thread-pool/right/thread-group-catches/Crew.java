package interleave.threadpool;

final class Crew extends ThreadGroup {
    static final class Member extends Thread {
        Member(Crew crew, Runnable work) {
            super(crew, work);
        }
    }

    private volatile Throwable failure;
    private volatile boolean givenUp;

    Crew() {
        super("crew");
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (!(thread instanceof Member)) {
            super.uncaughtException(thread, thrown);
            return;
        }
        synchronized (this) {
            if (failure == null) {
                failure = thrown;
            }
        }
    }

    void giveUp() {
        givenUp = true;
    }

    boolean mustStop() {
        return givenUp || failure != null;
    }

    Throwable failure() {
        return failure;
    }
}
