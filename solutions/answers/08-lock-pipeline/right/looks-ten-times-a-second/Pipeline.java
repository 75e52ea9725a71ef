package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Pipeline<T> {
    private T message;

    public void setMessage(T message) throws InterruptedException {
        if (message == null) {
            throw new NullPointerException();
        }
        while (!tryToSet(message)) {
            Thread.sleep(100);
        }
    }

    private synchronized boolean tryToSet(T message) {
        if (this.message != null) {
            return false;
        }
        this.message = message;
        return true;
    }

    public T getMessage() throws InterruptedException {
        T message = tryToGet();
        while (message == null) {
            Thread.sleep(100);
            message = tryToGet();
        }
        return message;
    }

    private synchronized T tryToGet() {
        T message = this.message;
        this.message = null;
        return message;
    }
}
