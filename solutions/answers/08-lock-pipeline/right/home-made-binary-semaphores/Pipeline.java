package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Pipeline<T> {
    private final BinarySemaphore room = new BinarySemaphore(true);
    private final BinarySemaphore message = new BinarySemaphore(false);
    private T content;

    public void setMessage(T content) throws InterruptedException {
        Objects.requireNonNull(content, "content");
        room.down();
        this.content = content;
        message.up();
    }

    public T getMessage() throws InterruptedException {
        message.down();
        T taken = content;
        content = null;
        room.up();
        return taken;
    }
}
