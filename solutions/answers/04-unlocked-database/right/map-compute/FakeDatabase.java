package interleave.unlockeddatabase;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The map's own lock on its one entry. */
public class FakeDatabase {
    private static final String KEY = "value";
    private final Runnable latency;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    private final ConcurrentHashMap<String, Integer> table = new ConcurrentHashMap<>(Map.of(KEY, 0));

    public void update(String name) {
        Objects.requireNonNull(name);
        table.compute(KEY, (key, old) -> {
            latency.run();
            return old + 1;
        });
    }

    public int value() {
        return table.get(KEY);
    }
}
