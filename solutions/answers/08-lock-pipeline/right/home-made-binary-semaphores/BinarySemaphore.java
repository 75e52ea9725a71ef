package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

class BinarySemaphore {
    private boolean open;

    BinarySemaphore(boolean open) {
        this.open = open;
    }

    synchronized void down() throws InterruptedException {
        while (!open) {
            wait();
        }
        open = false;
    }

    synchronized void up() {
        open = true;
        notify();
    }
}
