package interleave.reentrantledger;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

/** A queue of calls: each goes on when the one before it has ended, in whatever way. */
final class Queue0 {
    private final AtomicReference<CompletableFuture<Void>> last =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    <R> R inTurn(Supplier<R> step) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        last.getAndSet(mine).join();
        try {
            return step.get();
        } finally {
            mine.complete(null);
        }
    }
}
