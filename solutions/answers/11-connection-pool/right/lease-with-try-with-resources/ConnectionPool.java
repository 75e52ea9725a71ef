package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class ConnectionPool<C> {
    private final LinkedTransferQueue<Lease> leases = new LinkedTransferQueue<>();

    private class Lease implements AutoCloseable {
        final C connection;

        Lease(C connection) {
            this.connection = connection;
        }

        @Override
        public void close() {
            leases.put(this);
        }
    }

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) throw new IllegalArgumentException("no connections");
        connections.stream().map(Lease::new).forEach(leases::put);
    }

    private Lease next() throws InterruptedException {
        Lease lease = null;
        while (lease == null) {
            lease = leases.poll(1, TimeUnit.MINUTES);
        }
        return lease;
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        try (Lease lease = next()) {
            return work.apply(lease.connection);
        }
    }
}
