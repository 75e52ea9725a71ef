package interleave.datahasher;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A spin lock with the weakest modes that will do: acquire when taking it, release when giving it back. */
public class DataHasher {
    private static final VarHandle TAKEN;

    static {
        try {
            TAKEN = MethodHandles.lookup().findVarHandle(DataHasher.class, "taken", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int taken;
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
        VarHandle.releaseFence();
    }

    private void take() {
        while (!TAKEN.weakCompareAndSetAcquire(this, 0, 1)) {
            do {
                Thread.onSpinWait();
            } while ((int) TAKEN.getOpaque(this) == 1);
        }
    }

    public void hash() {
        take();
        try {
            data = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(data))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            TAKEN.setRelease(this, 0);
        }
    }

    public byte[] get() {
        take();
        byte[] now = data;
        TAKEN.setRelease(this, 0);
        return now.clone();
    }
}
