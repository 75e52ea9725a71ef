package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A semaphore lets in as many as there are desks; inside they look for a free one. */
public class ConnectionPool<C> {
    private final Semaphore seats;
    private final Desk<C> first;

    public ConnectionPool(Collection<? extends C> connections) {
        Desk<C> desk = null;
        int count = 0;
        for (C connection : connections) {
            desk = new Desk<>(connection, desk);
            count++;
        }
        if (desk == null) throw new IllegalArgumentException("an empty room");
        first = desk;
        seats = new Semaphore(count, true);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        seats.acquire();
        try {
            Optional<Desk<C>> mine;
            while ((mine = first.sitDown()).isEmpty()) {
                Thread.onSpinWait();
            }
            try {
                return work.apply(mine.get().connection);
            } finally {
                mine.get().set(false);
            }
        } finally {
            seats.release();
        }
    }
}
