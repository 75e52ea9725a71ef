package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;

public class Heartbeat implements AutoCloseable {
    private final Pulse pulse;

    public Heartbeat(Runnable beat, Duration interval) {
        pulse = new Pulse(Objects.requireNonNull(beat), Objects.requireNonNull(interval));
    }

    public void start() {
        pulse.begin();
    }

    @Override
    public void close() {
        pulse.end();
    }
}
