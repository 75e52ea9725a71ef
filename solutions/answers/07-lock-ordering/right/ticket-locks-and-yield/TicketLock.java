package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** As at the baker's: draw a number, and wait until it is called. */
final class TicketLock {
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger called = new AtomicInteger();

    void lock() {
        int mine = next.getAndIncrement();
        while (called.get() != mine) {
            Thread.yield();
        }
    }

    void unlock() {
        called.incrementAndGet();
    }
}
