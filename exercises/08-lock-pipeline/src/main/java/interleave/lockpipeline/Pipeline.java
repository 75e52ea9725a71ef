package interleave.lockpipeline;

/**
 * A pipeline between producers and consumers that holds one message at a time. Any number of threads may call it.
 *
 * <p>A call that throws {@link InterruptedException} leaves the pipeline as if it had not been made.
 *
 * @param <T> what the messages are
 */
public class Pipeline<T> {
    /**
     * Puts a message in. Blocks, without burning CPU, while another one is in the pipeline that nobody has taken yet.
     *
     * @throws NullPointerException if the message is {@code null}; nothing has changed then
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void setMessage(T message) throws InterruptedException {
        // TODO: wait until the pipeline is empty, then put the message in.
        throw new UnsupportedOperationException("setMessage is yours to write");
    }

    /**
     * Takes the message out. Blocks, without burning CPU, while the pipeline is empty.
     *
     * @return the message, which no other call gets
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public T getMessage() throws InterruptedException {
        // TODO: wait until there is a message, then take it out.
        throw new UnsupportedOperationException("getMessage is yours to write");
    }
}
