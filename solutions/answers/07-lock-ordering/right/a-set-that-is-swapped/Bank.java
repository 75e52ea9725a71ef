package interleave.lockordering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** What is under way stands in one immutable list, which is swapped as a whole; whoever is in somebody's way waits for his latch. */
public class Bank {
    private record Work(Set<Account> accounts, CountDownLatch over) {
        boolean meets(Work other) {
            return accounts.stream().anyMatch(other.accounts::contains);
        }
    }

    private final AtomicReference<List<Work>> underWay = new AtomicReference<>(List.of());
    private final Runnable posting;

    public Bank(Runnable posting) {
        this.posting = Objects.requireNonNull(posting);
    }

    public void transfer(Account from, Account to, long amount) {
        Set<Account> both = new HashSet<>();
        both.add(Objects.requireNonNull(from));
        both.add(Objects.requireNonNull(to));
        if (amount < 1) {
            throw new IllegalArgumentException("not positive: " + amount);
        }
        Work mine = new Work(Set.copyOf(both), new CountDownLatch(1));
        begin(mine);
        try {
            if (!from.covers(amount)) {
                throw new IllegalStateException("not covered: " + amount);
            }
            posting.run();
            from.book(-amount);
            to.book(amount);
        } finally {
            end(mine);
        }
    }

    private void begin(Work mine) {
        boolean interrupted = Thread.interrupted();
        while (true) {
            List<Work> others = underWay.get();
            Work inTheWay = others.stream().filter(mine::meets).findFirst().orElse(null);
            if (inTheWay == null) {
                List<Work> more = new ArrayList<>(others);
                more.add(mine);
                if (underWay.compareAndSet(others, List.copyOf(more))) {
                    break;
                }
                continue;
            }
            try {
                if (!inTheWay.over().await(10, TimeUnit.SECONDS)) {
                    System.out.println(
                            "still waiting for " + inTheWay.accounts().size() + " accounts");
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Work mine) {
        underWay.updateAndGet(
                works -> works.stream().filter(work -> work != mine).toList());
        mine.over().countDown();
    }
}
