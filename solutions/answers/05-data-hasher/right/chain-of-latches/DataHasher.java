package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private final AtomicReference<CountDownLatch> tail = new AtomicReference<>(new CountDownLatch(0));
    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        CountDownLatch mine = new CountDownLatch(1);
        CountDownLatch before = tail.getAndSet(mine);
        try {
            await(before);
            data = digest(data);
        } finally {
            mine.countDown();
        }
    }

    public byte[] get() {
        return data.clone();
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    latch.await();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
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
