package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Pipeline<T> {
    private record Parcel<T>(T message) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    private final Semaphore room = new Semaphore(1);
    private final DelayQueue<Parcel<T>> parcels = new DelayQueue<>();

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        room.acquire();
        parcels.add(new Parcel<>(message));
    }

    public T getMessage() throws InterruptedException {
        T message = parcels.take().message();
        room.release();
        return message;
    }
}
