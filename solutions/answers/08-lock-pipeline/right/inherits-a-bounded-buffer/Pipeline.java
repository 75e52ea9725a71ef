package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A bounded buffer of one. */
public final class Pipeline<T> extends BoundedBuffer {
    public Pipeline() {
        super(1);
    }

    public void setMessage(T message) throws InterruptedException {
        if (message == null) {
            throw new NullPointerException("message");
        }
        insert(message);
    }

    @SuppressWarnings("unchecked")
    public T getMessage() throws InterruptedException {
        return (T) remove();
    }
}
