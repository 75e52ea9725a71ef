package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

public class Pipeline<T> {
    private record State<T>(T message, CountDownLatch over) {
        static <T> State<T> of(T message) {
            return new State<>(message, new CountDownLatch(1));
        }
    }

    private final AtomicReference<State<T>> state = new AtomicReference<>(State.of(null));

    public void setMessage(T message) throws InterruptedException {
        change(Objects.requireNonNull(message));
    }

    public T getMessage() throws InterruptedException {
        return change(null);
    }

    private T change(T to) throws InterruptedException {
        while (true) {
            State<T> seen = state.get();
            if ((seen.message() == null) == (to == null)) {
                seen.over().await();
            } else if (state.compareAndSet(seen, State.of(to))) {
                seen.over().countDown();
                return seen.message();
            }
        }
    }
}
