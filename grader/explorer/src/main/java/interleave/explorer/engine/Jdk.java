package interleave.explorer.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What the engine must know of the JDK's threads and cannot ask in public. The agent has opened the packages. */
final class Jdk {
    private static final VarHandle SEED;
    private static final VarHandle PROBE;
    private static final VarHandle SECONDARY_SEED;
    /** In Thread up to JDK 18, in an object of its own later. */
    private static final VarHandle TARGET;

    private static final VarHandle HOLDER;
    private static final VarHandle DAEMON;
    private static final VarHandle LOCALS;
    private static final VarHandle INHERITED;
    private static final VarHandle ACCESS_ORDER;

    /** What locks are made of. */
    private static final Map<Class<?>, VarHandle> SYNC;

    static {
        try {
            MethodHandles.Lookup threads = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
            SEED = threads.findVarHandle(Thread.class, "threadLocalRandomSeed", long.class);
            PROBE = threads.findVarHandle(Thread.class, "threadLocalRandomProbe", int.class);
            SECONDARY_SEED = threads.findVarHandle(Thread.class, "threadLocalRandomSecondarySeed", int.class);
            Class<?> map = Class.forName("java.lang.ThreadLocal$ThreadLocalMap");
            LOCALS = threads.findVarHandle(Thread.class, "threadLocals", map);
            INHERITED = threads.findVarHandle(Thread.class, "inheritableThreadLocals", map);
            ACCESS_ORDER = MethodHandles.privateLookupIn(LinkedHashMap.class, MethodHandles.lookup())
                    .findVarHandle(LinkedHashMap.class, "accessOrder", boolean.class);
            VarHandle holder = null;
            VarHandle target;
            VarHandle daemon;
            try {
                target = threads.findVarHandle(Thread.class, "target", Runnable.class);
                daemon = threads.findVarHandle(Thread.class, "daemon", boolean.class);
            } catch (NoSuchFieldException later) {
                Class<?> held = Class.forName("java.lang.Thread$FieldHolder");
                holder = threads.findVarHandle(Thread.class, "holder", held);
                MethodHandles.Lookup within = MethodHandles.privateLookupIn(held, MethodHandles.lookup());
                target = within.findVarHandle(held, "task", Runnable.class);
                daemon = within.findVarHandle(held, "daemon", boolean.class);
            }
            Class<?> sync = Class.forName(ReentrantLock.class.getName() + "$Sync");
            Class<?> readWriteSync = Class.forName(ReentrantReadWriteLock.class.getName() + "$Sync");
            SYNC = Map.of(
                    ReentrantLock.class,
                    MethodHandles.privateLookupIn(ReentrantLock.class, MethodHandles.lookup())
                            .findVarHandle(ReentrantLock.class, "sync", sync),
                    ReentrantReadWriteLock.WriteLock.class,
                    MethodHandles.privateLookupIn(ReentrantReadWriteLock.WriteLock.class, MethodHandles.lookup())
                            .findVarHandle(ReentrantReadWriteLock.WriteLock.class, "sync", readWriteSync));
            HOLDER = holder;
            TARGET = target;
            DAEMON = daemon;
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Jdk() {}

    /** Makes what the JDK draws at random for a thread the same in each run. Called by that thread. */
    static void seed(Thread thread, int index) {
        SEED.set(thread, 0x9E3779B97F4A7C15L * (index + 1));
        PROBE.set(thread, 0x9E3779B9 * (index + 1));
        SECONDARY_SEED.set(thread, index + 1);
    }

    /** Forgets what the program has kept in the thread. Called by that thread. */
    static void clear(Thread thread) {
        LOCALS.set(thread, null);
        INHERITED.set(thread, null);
        Thread.interrupted();
    }

    /** Whether looking something up in the map moves it to the end. */
    static boolean isInAccessOrder(LinkedHashMap<?, ?> map) {
        return (boolean) ACCESS_ORDER.get(map);
    }

    /** Whether a lock of the JDK, or of a class that extends one, has made a condition. Any thread may ask. */
    static boolean isConditionOf(Object condition, Object lock) {
        if (!(condition instanceof AbstractQueuedSynchronizer.ConditionObject made)) {
            return false;
        }
        for (Class<?> type = lock.getClass(); type != null; type = type.getSuperclass()) {
            VarHandle sync = SYNC.get(type);
            if (sync != null) {
                return sync.get(lock) instanceof AbstractQueuedSynchronizer own && own.owns(made);
            }
        }
        return false;
    }

    /**
     * Makes a thread say that it is a daemon, or that it is none, while it runs. The JVM looks when it starts and when it
     * ends, and must see the same then.
     */
    static void setDaemon(Thread thread, boolean daemon) {
        DAEMON.set(HOLDER == null ? thread : HOLDER.get(thread), daemon);
    }

    /** False for the JDK's own service threads, which live longer than a schedule. */
    static boolean ofTheProgram(Thread thread) {
        String type = thread.getClass().getName();
        return !type.startsWith("jdk.internal.") && !type.startsWith("java.lang.ref.");
    }

    /** Whether a new thread begins in the JDK, as those of a pool do, and calls the program from there. */
    static boolean runsJdkCode(Thread thread) {
        Class<?> type = thread.getClass();
        if (type.getClassLoader() != null) {
            return false;
        }
        if (type != Thread.class) {
            return true;
        }
        Object from = HOLDER == null ? thread : HOLDER.get(thread);
        Object target = from == null ? null : TARGET.get(from);
        return target != null && target.getClass().getClassLoader() == null;
    }
}
