package interleave.testkit;

/**
 * How long the kit waits before it says that something will never happen. Each limit is met only when the machine has
 * also served the {@link Canary} accordingly often.
 *
 * @param stuckMillis while every thread is blocked for good
 * @param pollingMillis while threads do nothing but wake up by a time-out and wait again
 * @param busyCpuMillis of CPU that one thread burns without anything happening that the test can see
 * @param longestMillis in any case, in one wait of a test
 */
record Patience(long stuckMillis, long pollingMillis, long busyCpuMillis, long longestMillis) {
    private static final Patience OF_GRADED_TESTS = new Patience(500, 5_000, 1_500, 15_000);
    private static volatile Patience inForce = OF_GRADED_TESTS;

    static Patience inForce() {
        return inForce;
    }

    /** For tests of the kit that look at messages alone. */
    static void beShort() {
        inForce = new Patience(150, 1_000, 300, 5_000);
    }

    static void beAsUsual() {
        inForce = OF_GRADED_TESTS;
    }

    /** Whether there is no point in waiting any longer, or one wait has lasted too long. */
    boolean isOverInOneWait(Watch watch) {
        return isOver(watch) || watch.isOld(longestMillis, longestMillis / 5);
    }

    /** Whether there is no point in waiting any longer. */
    boolean isOver(Watch watch) {
        return watch.isStillForGood(stuckMillis, stuckMillis * 3 / 10)
                || watch.isBusy(busyCpuMillis)
                || watch.isStill(pollingMillis, pollingMillis / 5)
                || watch.isWithoutEvent(2 * pollingMillis, pollingMillis * 2 / 5);
    }
}
