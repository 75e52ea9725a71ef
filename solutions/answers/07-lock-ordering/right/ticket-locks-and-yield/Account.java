package interleave.lockordering;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Account implements Comparable<Account> {
    final TicketLock lock = new TicketLock();
    private final String number;
    volatile long money;

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number, "number");
        this.money = opening;
    }

    public String number() {
        return number;
    }

    public long balance() {
        return money;
    }

    @Override
    public int compareTo(Account that) {
        return number.compareTo(that.number);
    }
}
