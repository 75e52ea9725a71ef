package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/** Transfers come to an account one after the other, by the tickets that they have drawn; a phaser counts those that have left. */
public class Account {
    private final String number;
    private final AtomicInteger tickets = new AtomicInteger();
    private final Phaser served = new Phaser(1);
    private volatile long money;

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number);
        this.money = opening;
    }

    public String number() {
        return number;
    }

    public long balance() {
        return money;
    }

    int draw() {
        return tickets.getAndIncrement();
    }

    void await(int ticket) {
        for (int phase = served.getPhase(); phase != ticket; ) {
            phase = served.awaitAdvance(phase);
        }
    }

    void leave() {
        served.arrive();
    }

    void add(long amount) {
        money += amount;
    }
}
