package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** A counting semaphore. Only takers wait here, so one wake-up for each permit is enough. */
final class Permit {
    private int count;

    Permit(int count) {
        this.count = count;
    }

    synchronized void take() throws InterruptedException {
        while (count == 0) {
            wait();
        }
        count--;
    }

    synchronized void give() {
        count++;
        notify();
    }
}
