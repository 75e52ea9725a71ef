package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A ring of any size, in the style of 1998. */
abstract class BoundedBuffer {
    private final Object[] ring;
    private int in;
    private int out;
    private int count;

    protected BoundedBuffer(int size) {
        ring = new Object[size];
    }

    protected synchronized void insert(Object item) throws InterruptedException {
        while (count == ring.length) {
            wait();
        }
        ring[in] = item;
        in = (in + 1) % ring.length;
        count++;
        notifyAll();
    }

    protected synchronized Object remove() throws InterruptedException {
        while (count == 0) {
            wait();
        }
        Object item = ring[out];
        ring[out] = null;
        out = (out + 1) % ring.length;
        count--;
        notifyAll();
        return item;
    }
}
