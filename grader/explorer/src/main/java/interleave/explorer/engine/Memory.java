package interleave.explorer.engine;

import interleave.explorer.instrument.Site;
import interleave.explorer.instrument.Sites;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Phaser;

/**
 * Who has touched what, in one schedule. It answers two questions: which places deserve a switch, since several threads
 * come there without a lock in common (Savage et al., Eraser, 1997), and which accesses race, since nothing orders them
 * (Flanagan and Freund, FastTrack, 2009).
 */
public final class Memory {
    /**
     * Two accesses of one plain location that no happens-before edge orders. Races of two schedules are equal if they are
     * the same but for the object, which each schedule makes anew.
     */
    public record Race(
            String field, int earlierSite, int earlierThread, int laterSite, int laterThread, Object owner, int index) {
        private List<Object> known() {
            return List.of(field, earlierSite, earlierThread, laterSite, laterThread);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Race race && race.known().equals(known());
        }

        @Override
        public int hashCode() {
            return known().hashCode();
        }
    }

    /** Index of the one location that stands for what a collection holds. */
    static final int CONTENT = -2;

    /** Index of the one location that stands for an object of the JDK as a whole. */
    static final int WHOLE = -3;

    private static final Object[] NO_LOCKS = {};

    private Location[] table = new Location[256];
    private int size;
    private final BitSet flagged;
    private final Schedules trusted;
    private final Map<Object, int[]> clocks = new IdentityHashMap<>();
    private final Map<Integer, Task> optimists = new HashMap<>();
    final List<Race> races = new ArrayList<>();

    /** Whether the search has learned of a place that it did not know to be shared. */
    boolean learned;

    /** Everything that the JDK's task machinery has been told, and all that it may tell. */
    int[] tasksClock = new int[8];

    /**
     * @param flagged the sites at which a switch is worth while, as known so far; grows
     * @param trusted tells which classes are the scenario's, whose own accesses are no part of the answer
     */
    Memory(BitSet flagged, Schedules trusted) {
        this.flagged = flagged;
        this.trusted = trusted;
    }

    private Location at(Object owner, int index, String field) {
        int hash = System.identityHashCode(owner) * 31 + index * 7 + (field == null ? 0 : field.hashCode());
        hash ^= hash >>> 15;
        int slot = hash & (table.length - 1);
        for (Location each = table[slot]; each != null; each = each.next) {
            if (each.hash == hash && each.owner == owner && each.index == index && each.field == field) {
                return each;
            }
        }
        if (size++ > table.length) {
            grow();
            slot = hash & (table.length - 1);
        }
        Location made = new Location(owner, index, field, hash);
        made.next = table[slot];
        table[slot] = made;
        return made;
    }

    private void grow() {
        Location[] old = table;
        table = new Location[4 * old.length];
        for (Location head : old) {
            for (Location each = head; each != null; ) {
                Location next = each.next;
                int slot = each.hash & (table.length - 1);
                each.next = table[slot];
                table[slot] = each;
                each = next;
            }
        }
    }

    /** Notes an access; whether other threads may see an effect of it. */
    boolean touch(Task task, Object owner, int index, Site site, boolean write) {
        // Index -1 is a field; everything else is told by the owner and the index alone.
        String field = index != -1 ? null : site.key();
        Location location = at(owner, index, field);
        boolean seenByOthers = location.first == -2 || location.first >= 0 && location.first != task.index;
        if (task.index != 0) {
            share(task, location, site.id(), write);
        }
        boolean plain = index != WHOLE && !site.isVolatile();
        if (plain && task.initialising == 0) {
            acquireCallsInProgress(task);
            order(task, location, site, write);
        } else if (site.isVolatile()) {
            Object key = site.isStatic() ? Memory.class : owner;
            acquire(task, key);
            if (write) {
                release(task, key);
            }
        }
        return write && (seenByOthers || location.first == -2 || task.index == 0);
    }

    private void share(Task task, Location location, int site, boolean write) {
        location.written |= write;
        location.locks = location.first == -1 ? locksOf(task) : common(location.locks, task);
        if (location.first == -1) {
            location.first = task.index;
        } else if (location.first != task.index) {
            location.first = -2;
        }
        boolean unprotected = location.first == -2 && location.written && location.locks.length == 0;
        boolean newSite = location.addSite(site);
        if (unprotected && (newSite || !location.unprotected)) {
            location.unprotected = true;
            for (int i = 0; i < location.siteCount; i++) {
                if (!flagged.get(location.sites[i])) {
                    flagged.set(location.sites[i]);
                    learned = true;
                }
            }
        }
    }

    private static Object[] locksOf(Task task) {
        Object[] locks = NO_LOCKS;
        for (Task.Hold each : task.holds) {
            if (!each.shared) {
                locks = Arrays.copyOf(locks, locks.length + 1);
                locks[locks.length - 1] = each.lock;
            }
        }
        return locks;
    }

    private static Object[] common(Object[] locks, Task task) {
        int kept = 0;
        for (Object each : locks) {
            kept += task.excludesOthers(each) ? 1 : 0;
        }
        if (kept == locks.length) {
            return locks;
        }
        Object[] both = new Object[kept];
        int at = 0;
        for (Object each : locks) {
            if (task.excludesOthers(each)) {
                both[at++] = each;
            }
        }
        return both;
    }

    private void order(Task task, Location location, Site site, boolean write) {
        int me = task.index;
        if (location.writer >= 0
                && location.writer != me
                && location.writeClock > Clocks.get(task.clock, location.writer)) {
            boolean optimistic = !write && task.readsOptimistically != null;
            race(location, location.writeSite, location.writer, site, me, optimistic ? task : null);
        }
        if (write) {
            if (location.readClocks != null) {
                for (int other = 0; other < location.readClocks.length; other++) {
                    if (other != me && location.readClocks[other] > Clocks.get(task.clock, other)) {
                        race(location, location.readSites[other], other, site, me, optimists.get(other));
                    }
                }
            }
            location.writer = me;
            location.writeClock = Clocks.get(task.clock, me);
            location.writeSite = site.id();
            location.readClocks = null;
        } else {
            if (location.readClocks == null) {
                location.readClocks = new int[Math.max(4, me + 1)];
                location.readSites = new int[Math.max(4, me + 1)];
            }
            location.readSites = Clocks.at(location.readSites, me, site.id());
            location.readClocks = Clocks.at(location.readClocks, me, Clocks.get(task.clock, me));
            if (task.readsOptimistically != null) {
                task.optimisticReads.add(location);
            }
        }
    }

    private void race(Location location, int earlier, int earlierThread, Site later, int laterThread, Task optimist) {
        Site first = Sites.get(earlier);
        boolean field = location.field != null;
        boolean excused = field
                ? trusted.trusted(later.owner())
                : trusted.trusted(first.className()) || trusted.trusted(later.className());
        if (!excused) {
            String name = field ? later.name() : "";
            List<Race> found = optimist == null ? races : optimist.optimisticRaces;
            found.add(new Race(name, earlier, earlierThread, later.id(), laterThread, location.owner, location.index));
        }
    }

    // Optimistic reads: they race with writes by their nature, and count only where nobody asks whether they are valid.

    void beginOptimisticReads(Task task, Object lock) {
        task.readsOptimistically = lock;
        optimists.put(task.index, task);
    }

    /** Called when the reader asks the lock for something, or ends; whether the reads count. */
    void endOptimisticReads(Task task, boolean unchecked) {
        if (unchecked) {
            races.addAll(task.optimisticRaces);
        } else {
            for (Location each : task.optimisticReads) {
                if (each.readClocks != null && task.index < each.readClocks.length) {
                    each.readClocks[task.index] = 0;
                }
            }
        }
        task.optimisticRaces.clear();
        task.optimisticReads.clear();
        task.readsOptimistically = null;
        optimists.remove(task.index);
    }

    boolean isFlagged(int site) {
        return flagged.get(site);
    }

    // Happens-before edges.

    /** The phasers of one tree advance together, so what one of them orders all do. */
    private static Object asOne(Object key) {
        return key instanceof Phaser phaser ? phaser.getRoot() : key;
    }

    void acquire(Task task, Object key) {
        int[] clock = clocks.get(asOne(key));
        if (clock != null) {
            task.clock = Clocks.join(task.clock, clock);
        }
    }

    /**
     * What the JDK hands to a function that it was given, it has read before: {@code updateAndGet} does, and {@code
     * thenApply}.
     */
    private void acquireCallsInProgress(Task task) {
        for (int i = 0; i < task.calls.size(); i++) {
            Task.Call call = task.calls.get(i);
            if (call.receiver() != null) {
                acquire(task, call.receiver());
            }
            if (call.kind() == Kind.TASKS) {
                acquireTasks(task);
            }
        }
    }

    void release(Task task, Object object) {
        Object key = asOne(object);
        int[] clock = clocks.get(key);
        clocks.put(key, clock == null ? task.clock.clone() : Clocks.join(clock, task.clock));
        step(task);
    }

    void acquireTasks(Task task) {
        task.clock = Clocks.join(task.clock, tasksClock);
    }

    void releaseTasks(Task task) {
        tasksClock = Clocks.join(tasksClock, task.clock);
        step(task);
    }

    void step(Task task) {
        task.clock = Clocks.at(task.clock, task.index, Clocks.get(task.clock, task.index) + 1);
    }
}
