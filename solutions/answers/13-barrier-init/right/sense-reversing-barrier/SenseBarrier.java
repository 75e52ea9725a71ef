package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** As in the book of Herlihy and Shavit. */
final class SenseBarrier {
    private final int parties;
    private final AtomicInteger missing;
    private volatile boolean sense;
    private final ThreadLocal<Boolean> mine = ThreadLocal.withInitial(() -> true);

    SenseBarrier(int parties) {
        this.parties = parties;
        this.missing = new AtomicInteger(parties);
    }

    void await() {
        boolean my = mine.get();
        if (missing.decrementAndGet() == 0) {
            missing.set(parties);
            sense = my;
        } else {
            while (sense != my) {
                Thread.onSpinWait();
                Thread.yield();
            }
        }
        mine.set(!my);
    }
}
