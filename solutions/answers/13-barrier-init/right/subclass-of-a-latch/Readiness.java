package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A latch that also knows whether everything went well. */
class Readiness extends CountDownLatch {
    private final Vector<Throwable> failures = new Vector<>();

    Readiness(int count) {
        super(count);
    }

    void fail(Throwable failure) {
        failures.add(failure);
        countDown();
    }

    boolean ask() {
        boolean interrupted = false;
        try {
            while (getCount() > 0) {
                try {
                    await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return failures.isEmpty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void check() {
        if (failures.isEmpty()) {
            return;
        }
        Throwable cause = failures.get(0);
        for (Throwable other : failures.subList(1, failures.size())) {
            if (other != cause) {
                cause.addSuppressed(other);
            }
        }
        throw new IllegalStateException(cause.getMessage(), cause);
    }
}
