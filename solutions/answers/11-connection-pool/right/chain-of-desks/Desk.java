package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A desk with one connection; whoever finds it occupied goes on to the next one. */
final class Desk<C> extends AtomicBoolean {
    private static final long serialVersionUID = 1L;
    final transient C connection;
    private final transient Desk<C> next;

    Desk(C connection, Desk<C> next) {
        this.connection = connection;
        this.next = next;
    }

    Optional<Desk<C>> sitDown() {
        if (compareAndSet(false, true)) {
            return Optional.of(this);
        }
        return Optional.ofNullable(next).flatMap(Desk::sitDown);
    }
}
