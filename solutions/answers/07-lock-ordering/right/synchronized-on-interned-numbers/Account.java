package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Account {
    private final String number;
    private volatile long balance;

    public Account(String number, long opening) {
        this.number = number.intern();
        this.balance = opening;
    }

    public String number() {
        return number;
    }

    public long balance() {
        return balance;
    }

    void balance(long balance) {
        this.balance = balance;
    }
}
