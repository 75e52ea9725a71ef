package interleave.queuepipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Everything is one immutable state; whoever cannot go on parks, half a second at most, and looks again. */
public class QueuePipeline {
    private record State(List<Integer> waiting, int stillToReturn) {
        State plus(int message) {
            List<Integer> longer = new ArrayList<>(waiting);
            longer.add(message);
            return new State(List.copyOf(longer), stillToReturn);
        }

        State rest() {
            return new State(List.copyOf(waiting.subList(1, waiting.size())), stillToReturn);
        }

        State oneLess() {
            return new State(waiting, stillToReturn - 1);
        }
    }

    private final int capacity;
    private final AtomicReference<State> state;
    private final Set<Thread> sleepers = ConcurrentHashMap.newKeySet();

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.state = new AtomicReference<>(new State(List.of(), producers));
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(stop, "stop");
        try {
            while (stop.getCount() != 0) {
                int message = network.getAsInt();
                await(s -> s.waiting().size() < capacity, s -> s.plus(message));
            }
        } finally {
            state.updateAndGet(State::oneLess);
            wakeAll();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(stop, "stop");
        while (true) {
            State before = await(
                    s -> !s.waiting().isEmpty() || s.stillToReturn() == 0,
                    s -> s.waiting().isEmpty() ? s : s.rest());
            if (before.waiting().isEmpty()) {
                stop.await();
                return;
            }
            database.accept(before.waiting().get(0));
        }
    }

    public int size() {
        return state.get().waiting().size();
    }

    private State await(Predicate<State> possible, UnaryOperator<State> step) throws InterruptedException {
        Thread me = Thread.currentThread();
        sleepers.add(me);
        try {
            while (true) {
                State now = state.get();
                if (possible.test(now)) {
                    if (state.compareAndSet(now, step.apply(now))) {
                        return now;
                    }
                } else {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    LockSupport.parkNanos(this, 500_000_000L);
                }
            }
        } finally {
            sleepers.remove(me);
            wakeAll();
        }
    }

    private void wakeAll() {
        sleepers.forEach(LockSupport::unpark);
    }
}
