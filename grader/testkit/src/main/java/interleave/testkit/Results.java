package interleave.testkit;

import java.util.Map;

/** Takes what becomes of the tests. Any thread may write. */
interface Results {
    /** Writes one line; a value is a text, a number, a boolean, {@code null} or a ready {@link Json}. */
    void write(Map<String, ?> line);
}
