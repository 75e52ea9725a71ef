package interleave.connectionpool;

import java.util.Collection;
import java.util.function.Function;

/**
 * Lends connections, one to each caller at a time. Any thread may call; a caller blocks while all connections are lent.
 *
 * @param <C> what a connection is
 */
public class ConnectionPool<C> {
    private final Collection<? extends C> connections;

    /**
     * @param connections what there is to lend, all of them distinct
     * @throws IllegalArgumentException if there are none
     * @throws NullPointerException if {@code connections} is null
     */
    public ConnectionPool(Collection<? extends C> connections) {
        // TODO: refuse what no pool can be made of, and keep the rest.
        this.connections = connections;
    }

    /**
     * Calls {@code work} with a connection that nobody else is using, and takes it back afterwards.
     *
     * @param work what to do; it may throw anything, and it may call this method again
     * @return what {@code work} has returned
     * @throws InterruptedException if the caller is interrupted while it waits for a connection
     * @throws NullPointerException if {@code work} is null
     */
    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        // TODO: wait for a free connection, work with it, and give it back whatever happens.
        throw new UnsupportedOperationException("with is not written yet");
    }
}
