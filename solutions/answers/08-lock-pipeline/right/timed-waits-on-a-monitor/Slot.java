package interleave.lockpipeline;

/** What is in the pipeline. */
class Slot<T> {
    T message;
    boolean full;
}
