package interleave.explorer.engine;

import interleave.explorer.instrument.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** A thread of one schedule. Only the thread that holds the token reads or writes it, but for the volatile fields. */
public final class Task {
    /** What a thread is doing, or waits for. */
    enum State {
        READY,
        PARKED,
        SLEEPING,
        WAITING,
        ENTERING,
        JOINING,
        /** The test's own thread waits for those that it started. */
        ENDING,
        DONE
    }

    /**
     * A call into the JDK that is in progress.
     *
     * @param entries how many methods of the program the thread had entered when it began
     */
    record Call(Object receiver, int site, Kind kind, Object before, long entries) {}

    /** A monitor or lock that the thread holds. */
    static final class Hold {
        final Object lock;
        final int site;

        /** Whether others may hold it at the same time. */
        final boolean shared;

        int count = 1;

        Hold(Object lock, int site) {
            this.lock = lock;
            this.site = site;
            this.shared = lock.getClass().getName().contains("$ReadLock");
        }
    }

    static final long NEVER = Long.MAX_VALUE;

    final int index;
    final Thread thread;
    String name;

    /** Whether the scenario named it; otherwise the program started it. */
    final boolean named;

    final boolean daemon;

    /** Whether it runs code of the JDK that calls the program's, as a thread of a pool does. */
    boolean worker;

    /** Begins its life when it is first given the token: until then, a wake-up would be for nothing. Else null. */
    Runnable start;

    volatile boolean go;
    volatile boolean begun;
    volatile boolean ended;

    State state = State.READY;

    /** The monitor or thread it waits for; where it is parked, the call it is in tells. */
    Object on;

    int site = -1;
    long deadline = NEVER;
    boolean brief;

    /** How many changes there had been when a deadline of it passed the last time, and where it waited then. */
    long firedAtWrites = -1;

    int firedAtSite = -1;

    boolean permit;
    boolean notified;
    boolean timedOut;

    /** An interrupt that has not reached the thread: a thread that is held back must not have its flag set. */
    boolean interrupted;

    /** Whether it has called a fence of {@code VarHandle}, which orders what it writes weakly afterwards. */
    boolean hasFenced;

    /** What it has used in opaque or plain mode; the next fence orders what it has read there. */
    final Set<Object> weaklyUsed = Collections.newSetFromMap(new IdentityHashMap<>());

    long entries;

    int initialising;
    boolean yielded;
    long effectsSeen;
    long ranAt;
    int clockReads;
    Throwable died;

    Site lastRead;
    Object lastReadOwner;
    int lastReadIndex;
    int lastReadEvent;

    int[] clock = new int[8];
    int[] wakeClock = new int[8];
    final List<Hold> holds = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    final Visits visits = new Visits();

    /** How often it has come by each site since it was given the token, and how often it may before others go on. */
    final Visits rounds = new Visits();

    /** Whether it has started a thread, or woken one of a pool, since its last point. */
    boolean wokeWorker;

    /**
     * The StampedLock by which it reads optimistically now, or null; what it has read; and what these reads race with.
     */
    Object readsOptimistically;

    final List<Location> optimisticReads = new ArrayList<>();
    final List<Memory.Race> optimisticRaces = new ArrayList<>();

    long turn;
    int patience = 10;
    int passedOver;

    Task(int index, Thread thread, String name, boolean named, boolean daemon) {
        this.index = index;
        this.thread = thread;
        this.name = name;
        this.named = named;
        this.daemon = daemon;
        this.clock = Clocks.at(clock, index, 1);
    }

    Hold hold(Object lock) {
        for (int i = holds.size() - 1; i >= 0; i--) {
            if (holds.get(i).lock == lock) {
                return holds.get(i);
            }
        }
        return null;
    }

    boolean excludesOthers(Object lock) {
        Hold held = hold(lock);
        return held != null && !held.shared;
    }

    void acquired(Object lock, int where) {
        Hold held = hold(lock);
        if (held == null) {
            holds.add(new Hold(lock, where));
        } else {
            held.count++;
        }
    }

    void released(Object lock) {
        Hold held = hold(lock);
        if (held != null && --held.count == 0) {
            holds.remove(held);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
