package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A blocking deque of one is a pipeline. */
public class Pipeline<T> extends LinkedBlockingDeque<T> {
    private static final long serialVersionUID = 1L;

    public Pipeline() {
        super(1);
    }

    public void setMessage(T message) throws InterruptedException {
        putFirst(message);
    }

    public T getMessage() throws InterruptedException {
        return takeLast();
    }
}
