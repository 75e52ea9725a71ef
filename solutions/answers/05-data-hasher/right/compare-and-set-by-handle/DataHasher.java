package interleave.datahasher;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The same by a handle on a volatile field. */
public class DataHasher {
    private static final VarHandle DATA = handle();

    private volatile byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public void hash() {
        while (true) {
            byte[] seen = data;
            if (DATA.compareAndSet(this, seen, digest(seen))) {
                return;
            }
        }
    }

    public byte[] get() {
        return data.clone();
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(DataHasher.class, "data", byte[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(bytes);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
