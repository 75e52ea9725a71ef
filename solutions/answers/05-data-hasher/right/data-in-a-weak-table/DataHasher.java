package interleave.datahasher;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The data of all hashers lie in one table; each hasher has a vault of its own in it, with a lock that it tries for again and again. */
public class DataHasher {
    private static final Map<DataHasher, Vault> VAULTS = Collections.synchronizedMap(new WeakHashMap<>());

    public DataHasher(byte[] data) {
        VAULTS.put(this, new Vault(data.clone()));
    }

    public void hash() {
        VAULTS.get(this).exchange(true);
    }

    public byte[] get() {
        return VAULTS.get(this).exchange(false);
    }

    private static class Vault {
        private final Lock lock = new ReentrantLock(true);
        private final StringBuilder digits = new StringBuilder(128);
        private byte[] bytes;

        Vault(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] exchange(boolean hashed) {
            lockAtLast();
            try {
                if (hashed) {
                    digits.setLength(0);
                    for (byte b : MessageDigest.getInstance("SHA-512").digest(bytes)) {
                        digits.append(Character.forDigit((b & 0xf0) >>> 4, 16))
                                .append(Character.forDigit(b & 0x0f, 16));
                    }
                    byte[] next = new byte[digits.length()];
                    for (int i = 0; i < next.length; i++) {
                        next[i] = (byte) digits.charAt(i);
                    }
                    bytes = next;
                    return null;
                }
                return bytes.clone();
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            } finally {
                lock.unlock();
            }
        }

        private void lockAtLast() {
            boolean interrupted = Thread.interrupted();
            boolean locked = false;
            while (!locked) {
                try {
                    locked = lock.tryLock(40, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
