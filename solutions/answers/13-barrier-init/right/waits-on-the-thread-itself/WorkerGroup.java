package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;

/** Waits for a thread's end as Thread.join() does. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise, "initialise");
        this.work = Objects.requireNonNull(work, "work");
    }

    private final class Member extends Thread {
        private final int number;
        private final Object[] round;
        private Throwable failure;

        Member(int number, Object[] round) {
            this.number = number;
            this.round = round;
        }

        @Override
        public void run() {
            try {
                initialise.accept(number);
            } catch (Throwable e) {
                failure = e;
            }
            synchronized (round) {
                round[number] = failure == null ? "ready" : failure;
                round.notifyAll();
                boolean interrupted = false;
                while (Arrays.asList(round).contains(null)) {
                    try {
                        round.wait();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
                if (interrupted) {
                    interrupt();
                }
            }
            if (Arrays.stream(round).noneMatch(Throwable.class::isInstance)) {
                work.accept(number);
            }
        }
    }

    public void run() throws InterruptedException {
        Object[] round = new Object[workers];
        List<Member> members = new Vector<>();
        for (int i = 0; i < workers; i++) {
            members.add(new Member(i, round));
        }
        members.forEach(Thread::start);
        for (Member member : members) {
            synchronized (member) {
                while (member.isAlive()) {
                    member.wait();
                }
            }
        }
        IllegalStateException thrown = null;
        for (Member member : members) {
            if (member.failure != null) {
                if (thrown == null) {
                    thrown = new IllegalStateException(member.failure);
                } else {
                    thrown.addSuppressed(member.failure);
                }
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }
}
