package interleave.daemonthreads;

/** Where a heartbeat stands in its life. */
enum LifeCycle {
    FRESH {
        @Override
        LifeCycle started() {
            return STARTED;
        }
    },
    STARTED,
    CLOSED;

    LifeCycle started() {
        throw new IllegalStateException("start in state " + this);
    }

    LifeCycle closed() {
        return CLOSED;
    }
}
