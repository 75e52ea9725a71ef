package interleave.cli.grade;

/**
 * How submissions are graded.
 *
 * @param sandbox whether the strongest isolation that this system has is put around student code; without it, the limits
 *     of the JVM, the scan of the classes and the time limits remain
 * @param jobs how many submissions are graded side by side at most
 */
public record GradingOptions(boolean sandbox, int jobs) {}
