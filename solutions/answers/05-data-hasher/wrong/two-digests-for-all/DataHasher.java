package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private static final BlockingQueue<MessageDigest> POOL = new LinkedBlockingQueue<>();

    static {
        try {
            POOL.add(MessageDigest.getInstance("SHA-512"));
            POOL.add(MessageDigest.getInstance("SHA-512"));
        } catch (NoSuchAlgorithmException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public synchronized void hash() {
        boolean interrupted = false;
        MessageDigest digest = null;
        while (digest == null) {
            try {
                digest = POOL.take();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        try {
            data = HexFormat.of().formatHex(digest.digest(data)).getBytes(StandardCharsets.US_ASCII);
        } finally {
            POOL.add(digest);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public synchronized byte[] get() {
        return data.clone();
    }
}
