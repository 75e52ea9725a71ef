package interleave.datahasher;

import java.lang.invoke.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** An opaque field; fences order what stands around it. */
public class DataHasher {
    private static final VarHandle DATA;

    static {
        try {
            DATA = MethodHandles.lookup().findVarHandle(DataHasher.class, "data", byte[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private byte[] data;
    private final ReentrantLock lock = new ReentrantLock();

    public DataHasher(byte[] data) {
        this.data = data.clone();
        VarHandle.fullFence();
    }

    public void hash() {
        lock.lock();
        try {
            byte[] next = HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-512").digest((byte[]) DATA.getOpaque(this)))
                    .getBytes();
            VarHandle.releaseFence();
            DATA.setOpaque(this, next);
            VarHandle.fullFence();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    public byte[] get() {
        VarHandle.fullFence();
        byte[] now = (byte[]) DATA.getOpaque(this);
        VarHandle.acquireFence();
        return now.clone();
    }
}
