package interleave.lockordering;

import java.util.Objects;
import java.util.concurrent.Phaser;

public class Account {
    private final String number;
    private volatile long balance;
    /** Its phase says whose turn it is. */
    private final Phaser turn = new Phaser(1) {
        @Override
        protected boolean onAdvance(int phase, int registeredParties) {
            return false;
        }
    };

    private int tickets;

    public Account(String number, long opening) {
        this.number = Objects.requireNonNull(number);
        this.balance = opening;
    }

    public String number() {
        return number;
    }

    public long balance() {
        return balance;
    }

    void balance(long now) {
        balance = now;
    }

    /** Only for one who draws all that he needs at a stroke. */
    int draw() {
        return tickets++ & Integer.MAX_VALUE;
    }

    void awaitTurn(int ticket) {
        for (int now = turn.getPhase(); now != ticket; now = turn.getPhase()) {
            turn.awaitAdvance(now);
        }
    }

    void next() {
        turn.arrive();
    }
}
