package interleave.explorer.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What instrumented code calls. It stands on the boot class path, where the JDK's own classes find it. Each hook does
 * nothing, or what the replaced call did, unless the calling thread is the running one of an exploration.
 *
 * <p>No lambdas and no string concatenation here: both are linked by JDK code that is hooked itself.
 */
public final class Hooks {
    /** The longest time that is counted in nanoseconds: about 146 years. */
    private static final long FOREVER = Long.MAX_VALUE / 2;

    /** Wall-clock time at the beginning of each schedule, in milliseconds: 1 January 2030. */
    private static final long EPOCH_MILLIS = 1_893_456_000_000L;

    private static volatile Control control;
    private static volatile Runnable beforeHalt;

    private Hooks() {}

    /** Turns the hooks on, or off with null. */
    public static void use(Control next) {
        control = next;
    }

    /** What is called before the JVM is halted. */
    public static void beforeHalt(Runnable action) {
        beforeHalt = action;
    }

    /** {@code System.exit} or {@code Runtime.halt} has been called. */
    public static void jvmEnds(boolean atOnce) {
        Control c = mine();
        if (c != null) {
            c.jvmEnds(atOnce);
        }
        Runnable action = beforeHalt;
        if (atOnce && action != null) {
            try {
                action.run();
            } catch (Throwable lost) {
                // The JVM must end all the same.
            }
        }
    }

    private static Control mine() {
        Control now = control;
        return now != null && now.concerns(Thread.currentThread()) ? now : null;
    }

    private static long toNanos(long millis) {
        return millis >= FOREVER / 1_000_000 ? FOREVER : millis * 1_000_000;
    }

    // Fields and array elements.

    public static void read(Object owner, int site) {
        Control c = mine();
        if (c != null) {
            c.access(owner, -1, site, false);
        }
    }

    public static void write(Object owner, int site) {
        Control c = mine();
        if (c != null) {
            c.access(owner, -1, site, true);
        }
    }

    public static void readElement(Object array, int index, int site) {
        Control c = mine();
        if (c != null && array != null) {
            c.access(array, index, site, false);
        }
    }

    public static void writeElement(Object array, int index, int site) {
        Control c = mine();
        if (c != null && array != null) {
            c.access(array, index, site, true);
        }
    }

    public static void readElements(Object array, int from, int to, int site) {
        Control c = mine();
        if (c != null && array != null && array.getClass().isArray()) {
            c.accesses(array, from, to, site, false);
        }
    }

    public static void writeElements(Object array, int from, int to, int site) {
        Control c = mine();
        if (c != null && array != null && array.getClass().isArray()) {
            c.accesses(array, from, to, site, true);
        }
    }

    private static Control recorder() {
        Control c = mine();
        return c != null && c.recording ? c : null;
    }

    public static void value(int value) {
        Control c = recorder();
        if (c != null) {
            c.value(Integer.valueOf(value));
        }
    }

    public static void value(boolean value) {
        Control c = recorder();
        if (c != null) {
            c.value(Boolean.valueOf(value));
        }
    }

    public static void value(char value) {
        Control c = recorder();
        if (c != null) {
            c.value(Character.valueOf(value));
        }
    }

    public static void value(long value) {
        Control c = recorder();
        if (c != null) {
            c.value(Long.valueOf(value));
        }
    }

    public static void value(float value) {
        Control c = recorder();
        if (c != null) {
            c.value(Float.valueOf(value));
        }
    }

    public static void value(double value) {
        Control c = recorder();
        if (c != null) {
            c.value(Double.valueOf(value));
        }
    }

    public static void value(Object value) {
        Control c = recorder();
        if (c != null) {
            c.value(value);
        }
    }

    // Monitors.

    public static void enter(Object monitor, int site) {
        Control c = mine();
        if (c != null && monitor != null) {
            c.enter(monitor, site);
        }
    }

    public static void exit(Object monitor) {
        Control c = mine();
        if (c != null) {
            c.exit(monitor);
        }
    }

    public static void await(Object monitor, int site) throws InterruptedException {
        await(monitor, 0, site);
    }

    public static void await(Object monitor, long millis, int site) throws InterruptedException {
        Control c = mine();
        if (c == null || millis < 0 || !Thread.holdsLock(monitor)) {
            monitor.wait(millis);
        } else {
            c.await(monitor, millis == 0 ? -1 : toNanos(millis), site);
        }
    }

    public static void await(Object monitor, long millis, int nanos, int site) throws InterruptedException {
        if (isIllegal(millis, nanos)) {
            monitor.wait(millis, nanos);
        } else {
            await(monitor, nanos > 0 ? millis + 1 : millis, site);
        }
    }

    /** Whether the JDK refuses such a time with an exception, so that it may be asked at any time. */
    private static boolean isIllegal(long millis, int nanos) {
        return millis < 0 || nanos < 0 || nanos > 999_999;
    }

    public static void notifyOne(Object monitor, int site) {
        Control c = mine();
        if (c == null || !Thread.holdsLock(monitor)) {
            monitor.notify();
        } else {
            c.signal(monitor, false, site);
        }
    }

    public static void notifyEach(Object monitor, int site) {
        Control c = mine();
        if (c == null || !Thread.holdsLock(monitor)) {
            monitor.notifyAll();
        } else {
            c.signal(monitor, true, site);
        }
    }

    // Calls into the JDK.

    public static void call(Object receiver, int site) {
        Control c = mine();
        if (c != null) {
            c.call(receiver, site);
        }
    }

    /** The JDK is about to go through an argument, if it is a collection or a map, or through those of an array. */
    public static void goesThrough(Object argument, int site) {
        Control c = mine();
        if (c != null && argument != null) {
            c.goesThrough(argument, site);
        }
    }

    public static void view(Object view, Object of) {
        Control c = mine();
        if (c != null && of != null && view != of) {
            c.view(view, of);
        }
    }

    public static void returned(int site) {
        Control c = mine();
        if (c != null) {
            c.returned(null, site);
        }
    }

    public static void returned(boolean result, int site) {
        Control c = mine();
        if (c != null) {
            c.returned(Boolean.valueOf(result), site);
        }
    }

    public static void returned(int result, int site) {
        Control c = mine();
        if (c != null) {
            c.returned(Integer.valueOf(result), site);
        }
    }

    public static void returned(long result, int site) {
        Control c = mine();
        if (c != null) {
            c.returned(Long.valueOf(result), site);
        }
    }

    public static void returned(Object result, int site) {
        Control c = mine();
        if (c != null) {
            c.returned(result, site);
        }
    }

    // The course of a method.

    public static void tick() {
        Control c = mine();
        if (c != null) {
            c.tick();
        }
    }

    public static void entered() {
        Control c = mine();
        if (c != null) {
            c.entered();
        }
    }

    public static void initialising() {
        Control c = mine();
        if (c != null) {
            c.initialising(true);
        }
    }

    public static void initialised() {
        Control c = mine();
        if (c != null) {
            c.initialising(false);
        }
    }

    /** A static initialiser has been left by an exception, so its class cannot be used any more. */
    public static void notInitialised() {
        Control c = mine();
        if (c != null) {
            c.notInitialised();
        }
    }

    public static void caught(Throwable thrown) {
        Control c = mine();
        if (c != null) {
            c.caught(thrown);
        }
    }

    public static void passing(Throwable thrown) {
        Control c = mine();
        if (c != null) {
            c.passing(thrown);
        }
    }

    // Threads and time, as the student calls them.

    public static void sleep(long millis, int site) throws InterruptedException {
        Control c = mine();
        if (c == null || millis < 0) {
            Thread.sleep(millis);
        } else {
            c.sleep(toNanos(millis), site);
        }
    }

    public static void sleep(long millis, int nanos, int site) throws InterruptedException {
        Control c = mine();
        if (c == null || isIllegal(millis, nanos)) {
            Thread.sleep(millis, nanos);
        } else {
            c.sleep(toNanos(millis) + nanos, site);
        }
    }

    public static void sleep(Duration duration, int site) throws InterruptedException {
        long nanos = nanosOf(duration);
        Control c = mine();
        if (c == null) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } else {
            c.sleep(Math.max(0, nanos), site);
        }
    }

    public static void sleep(TimeUnit unit, long timeout, int site) throws InterruptedException {
        Control c = mine();
        if (c == null) {
            unit.sleep(timeout);
        } else if (timeout > 0) {
            c.sleep(Math.min(FOREVER, unit.toNanos(timeout)), site);
        }
    }

    public static void timedWait(TimeUnit unit, Object monitor, long timeout, int site) throws InterruptedException {
        Control c = mine();
        if (c == null || !Thread.holdsLock(monitor)) {
            unit.timedWait(monitor, timeout);
        } else if (timeout > 0) {
            c.await(monitor, Math.min(FOREVER, unit.toNanos(timeout)), site);
        }
    }

    public static void timedJoin(TimeUnit unit, Thread thread, long timeout, int site) throws InterruptedException {
        Control c = mine();
        if (c == null) {
            unit.timedJoin(thread, timeout);
        } else if (timeout > 0) {
            c.join(thread, Math.min(FOREVER, unit.toNanos(timeout)), site);
        }
    }

    private static long nanosOf(Duration duration) {
        return duration.getSeconds() >= FOREVER / 1_000_000_000 ? FOREVER : duration.toNanos();
    }

    public static void join(Thread thread, int site) throws InterruptedException {
        join(thread, 0, site);
    }

    public static void join(Thread thread, long millis, int site) throws InterruptedException {
        Control c = mine();
        if (c == null || millis < 0) {
            thread.join(millis);
        } else {
            c.join(thread, millis == 0 ? -1 : toNanos(millis), site);
        }
    }

    public static void join(Thread thread, long millis, int nanos, int site) throws InterruptedException {
        if (isIllegal(millis, nanos)) {
            thread.join(millis, nanos);
        } else {
            join(thread, nanos > 0 ? millis + 1 : millis, site);
        }
    }

    public static boolean join(Thread thread, Duration duration, int site) throws InterruptedException {
        Control c = mine();
        long nanos = nanosOf(duration);
        if (c == null) {
            TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
            return !thread.isAlive();
        }
        return c.join(thread, Math.max(0, nanos), site);
    }

    public static void yield(int site) {
        Control c = mine();
        if (c == null) {
            Thread.yield();
        } else {
            c.pause(site);
        }
    }

    public static void onSpinWait(int site) {
        Control c = mine();
        if (c == null) {
            Thread.onSpinWait();
        } else {
            c.pause(site);
        }
    }

    public static void element(Object list, int index) {
        Control c = mine();
        if (c != null) {
            c.element(list, index);
        }
    }

    public static boolean isAlive(Thread thread, int site) {
        Control c = mine();
        return c == null ? thread.isAlive() : c.isAlive(thread, site);
    }

    public static Thread.State getState(Thread thread, int site) {
        Control c = mine();
        return c == null ? thread.getState() : c.state(thread, site);
    }

    public static long nanoTime(int site) {
        Control c = mine();
        return c == null ? System.nanoTime() : c.time(site);
    }

    public static long currentTimeMillis(int site) {
        Control c = mine();
        return c == null ? System.currentTimeMillis() : EPOCH_MILLIS + c.time(site) / 1_000_000;
    }

    public static Instant instant(int site) {
        Control c = mine();
        return c == null ? Instant.now() : Instant.ofEpochMilli(EPOCH_MILLIS).plusNanos(c.time(site));
    }

    /** Identity hash codes that are the same in each run. */
    public static int identityHashCode(Object object) {
        Control c = mine();
        return c == null || object == null ? System.identityHashCode(object) : c.identity(object);
    }

    // Inside the JDK.

    public static boolean park() {
        return parkNanos(-1, true);
    }

    public static boolean park(Object blocker) {
        if (mine() == null) {
            return false;
        }
        LockSupport.setCurrentBlocker(blocker);
        try {
            return park();
        } finally {
            LockSupport.setCurrentBlocker(null);
        }
    }

    private static boolean parkNanos(long nanos, boolean forever) {
        Control c = mine();
        if (c == null) {
            return false;
        }
        if (forever || nanos > 0) {
            c.park(forever ? -1 : Math.min(nanos, FOREVER));
        }
        return true;
    }

    public static boolean parkNanos(long nanos) {
        return parkNanos(nanos, false);
    }

    public static boolean parkNanos(Object blocker, long nanos) {
        if (mine() == null) {
            return false;
        }
        LockSupport.setCurrentBlocker(blocker);
        try {
            return parkNanos(nanos);
        } finally {
            LockSupport.setCurrentBlocker(null);
        }
    }

    public static boolean parkUntil(Object blocker, long deadline) {
        if (mine() == null) {
            return false;
        }
        LockSupport.setCurrentBlocker(blocker);
        try {
            return parkUntil(deadline);
        } finally {
            LockSupport.setCurrentBlocker(null);
        }
    }

    public static boolean parkUntil(long deadline) {
        Control c = mine();
        if (c == null) {
            return false;
        }
        long millis = deadline - EPOCH_MILLIS - c.innerTime() / 1_000_000;
        if (millis > 0) {
            c.park(toNanos(millis));
        }
        return true;
    }

    public static boolean unpark(Thread thread) {
        Control c = mine();
        return c != null && thread != null && c.unpark(thread);
    }

    /** In place of {@code Unsafe.park}, which classes of {@code java.util.concurrent} call in newer JDKs. */
    public static void unsafePark(Object unsafe, boolean absolute, long time) {
        if (absolute) {
            LockSupport.parkUntil(time);
        } else if (time == 0) {
            LockSupport.park();
        } else {
            LockSupport.parkNanos(time);
        }
    }

    /** In place of {@code Unsafe.unpark}. */
    public static void unsafeUnpark(Object unsafe, Object thread) {
        LockSupport.unpark((Thread) thread);
    }

    public static void starting(Thread thread) {
        Control c = mine();
        if (c != null) {
            c.starting(thread);
        }
    }

    public static void begin(Thread thread) {
        Control c = control;
        if (c != null && thread == Thread.currentThread()) {
            c.begin(thread);
        }
    }

    public static void ending(Thread thread) {
        Control c = mine();
        if (c != null) {
            c.ending(thread);
        }
    }

    public static boolean interrupt(Thread thread) {
        Control c = mine();
        return c != null && c.interrupt(thread);
    }

    public static boolean interruptPending(Thread thread) {
        Control c = mine();
        return c != null && c.interruptPending(thread);
    }

    public static void innerEnter(Object monitor) {
        Control c = mine();
        if (c != null && monitor != null) {
            c.innerEnter(monitor);
        }
    }

    public static void innerExit(Object monitor) {
        Control c = mine();
        if (c != null) {
            c.innerExit(monitor);
        }
    }

    public static void innerAwait(Object monitor) throws InterruptedException {
        innerAwait(monitor, 0);
    }

    public static void innerAwait(Object monitor, long millis) throws InterruptedException {
        Control c = mine();
        if (c == null || millis < 0) {
            monitor.wait(millis);
        } else {
            c.innerAwait(monitor, millis == 0 ? -1 : toNanos(millis));
        }
    }

    public static void innerNotify(Object monitor) {
        Control c = mine();
        if (c == null) {
            monitor.notify();
        } else {
            c.innerSignal(monitor, false);
        }
    }

    public static void innerNotifyAll(Object monitor) {
        Control c = mine();
        if (c == null) {
            monitor.notifyAll();
        } else {
            c.innerSignal(monitor, true);
        }
    }

    public static void innerYield() {
        Control c = mine();
        if (c == null) {
            Thread.yield();
        } else {
            c.innerYield();
        }
    }

    public static long innerNanoTime() {
        Control c = mine();
        return c == null ? System.nanoTime() : c.innerTime();
    }

    /** Whether the clock is the explorer's. */
    public static boolean ownsTime() {
        return mine() != null;
    }

    public static Instant innerInstant() {
        return Instant.ofEpochMilli(EPOCH_MILLIS).plusNanos(innerNanoTime());
    }

    public static long innerMillis() {
        Control c = mine();
        return c == null ? System.currentTimeMillis() : EPOCH_MILLIS + c.innerTime() / 1_000_000;
    }

    public static ForkJoinPool commonPool(ForkJoinPool usual) {
        Control c = mine();
        return c == null ? usual : c.commonPool();
    }

    public static Executor asyncPool(Executor usual) {
        Control c = mine();
        return c == null ? usual : c.asyncPool(usual);
    }

    public static ScheduledThreadPoolExecutor delayer(ScheduledThreadPoolExecutor usual) {
        Control c = mine();
        return c == null ? usual : c.delayer();
    }
}
