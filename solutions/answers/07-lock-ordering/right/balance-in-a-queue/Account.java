package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Account {
    private final BlockingQueue<Long> drawer = new ArrayBlockingQueue<>(1);
    private final String number;

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number);
        drawer.add(opening);
    }

    public String number() {
        return number;
    }

    public long balance() {
        long money = open();
        close(money);
        return money;
    }

    long open() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return drawer.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void close(long money) {
        drawer.add(money);
    }
}
