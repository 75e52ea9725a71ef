package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Account {
    private final String number;
    private long balance;
    private final Mutex mutex = new Mutex();

    public Account(String number, long opening) {
        if (number == null) {
            throw new NullPointerException("number is null");
        }
        this.number = number;
        this.balance = opening;
    }

    public String number() {
        return this.number;
    }

    public synchronized long balance() {
        return this.balance;
    }

    synchronized void setBalance(long balance) {
        this.balance = balance;
    }

    Mutex getMutex() {
        return mutex;
    }
}
