package interleave.datahasher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Formatter;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A map of one entry is the lock; the data are kept as base 64, and digested as they pass through a stream. */
public final class DataHasher {
    private enum Only {
        KEY
    }

    private final ConcurrentMap<Only, String> data = new ConcurrentHashMap<>(1);

    public DataHasher(byte[] data) {
        this.data.put(Only.KEY, Base64.getEncoder().encodeToString(data));
    }

    public final void hash() {
        data.merge(Only.KEY, "", (old, ignored) -> {
            try {
                DigestOutputStream out =
                        new DigestOutputStream(new ByteArrayOutputStream(), MessageDigest.getInstance("SHA-512"));
                new ByteArrayInputStream(Base64.getDecoder().decode(old)).transferTo(new DataOutputStream(out));
                StringBuilder hex = new StringBuilder();
                try (Formatter formatter = new Formatter(hex)) {
                    for (byte each : out.getMessageDigest().digest()) {
                        formatter.format("%02x", each);
                    }
                }
                return Base64.getEncoder().encodeToString(ascii(hex.toString()));
            } catch (IOException | NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static byte[] ascii(String text) {
        try {
            return text.getBytes("US-ASCII");
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError("every JDK has it", e);
        }
    }

    public final byte[] get() {
        return Base64.getDecoder().decode(data.get(Only.KEY));
    }

    @Override
    public boolean equals(Object other) {
        return other == this;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
