package interleave.testkit;

/** What a test lets a thread do: a call into the student's code, which may throw. */
@FunctionalInterface
public interface Action {
    void run() throws Exception;
}
