package interleave.startandjoin;

import java.util.List;
import java.util.Objects;

/** The stream decides who runs what. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        tasks.parallelStream().forEach(Runnable::run);
    }
}
