package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private final Object turns = new Object();
    private long next;
    private long turn;
    private byte[] data;

    public DataHasher(byte[] data) {
        synchronized (turns) {
            this.data = data.clone();
        }
    }

    public void hash() {
        byte[] before;
        synchronized (turns) {
            long ticket = next++;
            boolean interrupted = false;
            while (turn != ticket) {
                try {
                    turns.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            before = data;
        }
        byte[] after = null;
        try {
            after = digest(before);
        } finally {
            synchronized (turns) {
                if (after != null) {
                    data = after;
                }
                turn++;
                turns.notifyAll();
            }
        }
    }

    public byte[] get() {
        synchronized (turns) {
            return data.clone();
        }
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
