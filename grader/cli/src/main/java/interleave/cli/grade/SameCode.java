package interleave.cli.grade;

import interleave.cli.Sha256;
import interleave.cli.card.ExerciseGrade;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What was graded lately, so that the same code is graded once and has the same marks. In a class much is the same to the
 * letter: stubs that nobody touched, short answers, and copies. Any number of threads may ask at the same time; whoever asks
 * for what another is just grading waits for it.
 */
final class SameCode {

    /**
     * A grade with its pictures is about ten kilobytes as text: a large class is not to fill the memory. It must be more than
     * the different answers of a class, or those that come round again find nothing.
     */
    static final int MOST = 2_048;

    /**
     * A grade and what there was to remark.
     *
     * @param remarks on how the run went: with any, nobody else gets this grade
     */
    record Outcome(ExerciseGrade grade, List<String> remarks) {}

    /** Grades. */
    interface Grading {
        Outcome grade() throws IOException, InterruptedException;
    }

    private final Map<String, FutureTask<Outcome>> recent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FutureTask<Outcome>> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What this code earned, or earns now.
     *
     * @param exercise its id
     * @param sources its files by their names
     * @param grading is asked if nobody had this code lately, or something was odd with how it ran
     * @throws IOException if {@code grading} throws it
     * @throws InterruptedException if the caller is interrupted, waiting for another or grading
     */
    Outcome grade(String exercise, Map<String, String> sources, Grading grading)
            throws IOException, InterruptedException {
        String key = key(exercise, sources);
        FutureTask<Outcome> own = new FutureTask<>(grading::grade);
        FutureTask<Outcome> first;
        synchronized (recent) {
            first = recent.putIfAbsent(key, own);
        }
        if (first != null) {
            try {
                Outcome known = first.get();
                if (known.remarks().isEmpty()) {
                    return known;
                }
            } catch (ExecutionException notOurs) {
                // What went wrong there may go well here.
            }
            return grading.grade();
        }
        own.run();
        try {
            Outcome outcome = own.get();
            if (!outcome.remarks().isEmpty()) {
                forget(key, own);
            }
            return outcome;
        } catch (ExecutionException failed) {
            forget(key, own);
            return rethrow(failed.getCause());
        }
    }

    private void forget(String key, FutureTask<Outcome> own) {
        synchronized (recent) {
            recent.remove(key, own);
        }
    }

    private static Outcome rethrow(Throwable cause) throws IOException, InterruptedException {
        if (cause instanceof IOException unreadable) {
            throw unreadable;
        }
        if (cause instanceof InterruptedException told) {
            throw told;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) cause;
    }

    private static String key(String exercise, Map<String, String> sources) {
        Sha256 hash = new Sha256();
        hash.text(exercise);
        new TreeMap<>(sources).forEach((file, text) -> {
            hash.text(file);
            hash.text(text);
        });
        return hash.hex();
    }
}
