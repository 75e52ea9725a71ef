package interleave.datahasher;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private static final VarHandle LOCKED;

    static {
        try {
            LOCKED = MethodHandles.lookup().findVarHandle(DataHasher.class, "locked", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();

    @SuppressWarnings("unused")
    private boolean locked;

    private byte[] data;

    public DataHasher(byte[] data) {
        lock();
        this.data = data.clone();
        unlock();
    }

    public void hash() {
        lock();
        try {
            data = digest(data);
        } finally {
            unlock();
        }
    }

    public byte[] get() {
        lock();
        try {
            return data.clone();
        } finally {
            unlock();
        }
    }

    private void lock() {
        boolean interrupted = false;
        Thread me = Thread.currentThread();
        waiting.add(me);
        while (waiting.peek() != me || !LOCKED.compareAndSet(this, false, true)) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        waiting.remove();
        if (interrupted) {
            me.interrupt();
        }
    }

    private void unlock() {
        LOCKED.setVolatile(this, false);
        LockSupport.unpark(waiting.peek());
    }

    static byte[] digest(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(bytes))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
