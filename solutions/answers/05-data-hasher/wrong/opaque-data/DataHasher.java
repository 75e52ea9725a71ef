package interleave.datahasher;

import java.lang.invoke.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

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

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public synchronized void hash() {
        try {
            byte[] d = java.security.MessageDigest.getInstance("SHA-512").digest(data);
            byte[] next = new byte[128];
            for (int i = 0; i < d.length; i++) {
                next[2 * i] = (byte) Character.forDigit(d[i] >> 4 & 15, 16);
                next[2 * i + 1] = (byte) Character.forDigit(d[i] & 15, 16);
            }
            DATA.setOpaque(this, next);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] get() {
        byte[] now = (byte[]) DATA.getOpaque(this);
        byte[] out = new byte[now.length];
        for (int i = 0; i < out.length; i++) out[i] = now[i];
        return out;
    }
}
