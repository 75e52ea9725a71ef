package interleave.datahasher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/** The monitor is held for moments only; the digest is worked out outside of it, while the hasher says that it is busy. */
public class DataHasher {
    private final Desk desk;

    public DataHasher(byte[] data) {
        this.desk = new Desk(Objects.requireNonNull(data, "data").clone());
    }

    public void hash() {
        byte[] before = desk.borrow();
        byte[] after = before;
        try {
            after = Hex.ofDigest(before);
        } finally {
            desk.giveBack(after);
        }
    }

    public byte[] get() {
        return desk.look().clone();
    }

    private static final class Desk {
        private byte[] data;
        private boolean busy;

        Desk(byte[] data) {
            this.data = data;
        }

        synchronized byte[] borrow() {
            boolean interrupted = false;
            try {
                while (busy) {
                    try {
                        wait(25);
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
                busy = true;
                return data;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        synchronized void giveBack(byte[] next) {
            data = next;
            busy = false;
            notify();
        }

        synchronized byte[] look() {
            return data;
        }
    }

    private static final class Hex {
        private static final String DIGITS = "0123456789abcdef";

        static byte[] ofDigest(byte[] bytes) {
            try (DigestInputStream in =
                    new DigestInputStream(new ByteArrayInputStream(bytes), MessageDigest.getInstance("SHA-512"))) {
                in.transferTo(OutputStream.nullOutputStream());
                ByteArrayOutputStream out = new ByteArrayOutputStream(128);
                for (byte b : in.getMessageDigest().digest()) {
                    out.write(DIGITS.charAt(b >> 4 & 15));
                    out.write(DIGITS.charAt(b & 15));
                }
                return out.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
