package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Pipeline<T> {
    private final Permit room = new Permit(1);
    private final Permit filled = new Permit(0);
    private T slot;

    public void setMessage(T message) throws InterruptedException {
        T checked = Objects.requireNonNull(message);
        room.take();
        slot = checked;
        filled.give();
    }

    public T getMessage() throws InterruptedException {
        filled.take();
        T message = slot;
        slot = null;
        room.give();
        return message;
    }
}
