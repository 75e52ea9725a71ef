package interleave.threadpool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** A few threads that make steps as long as there are any. */
final class Team {
    private final Deque<Thread> members = new ArrayDeque<>();

    Team(int size, BooleanSupplier step) {
        for (int i = 1; i <= size; i++) {
            members.add(new Thread("team member " + i) {
                @Override
                public void run() {
                    boolean more;
                    do {
                        more = step.getAsBoolean();
                    } while (more);
                }
            });
        }
    }

    void workUntilDone(Runnable stop) throws InterruptedException {
        members.forEach(Thread::start);
        InterruptedException interruption = null;
        while (!members.isEmpty()) {
            try {
                members.peek().join();
                members.remove();
            } catch (InterruptedException e) {
                interruption = e;
                stop.run();
                members.forEach(Thread::interrupt);
            }
        }
        if (interruption != null) {
            throw interruption;
        }
    }
}
