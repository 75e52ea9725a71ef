package interleave.datahasher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.security.MessageDigest;
import java.util.Objects;

/** Defensive copies by way of object streams, and a printer for the digits. */
public class DataHasher {
    private static final class Box implements Serializable {
        private static final long serialVersionUID = 1L;

        private byte[] content;
    }

    private final Box box;

    public DataHasher(byte[] data) {
        Box outside = new Box();
        outside.content = Objects.requireNonNull(data);
        box = copy(outside);
    }

    public void hash() {
        synchronized (box) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-512");
                StringWriter text = new StringWriter();
                PrintWriter printer = new PrintWriter(text);
                for (byte b : digest.digest(box.content)) {
                    printer.printf("%02x", b);
                }
                printer.flush();
                box.content = text.toString().getBytes("US-ASCII");
            } catch (Exception e) {
                throw new RuntimeException(e);
            }
        }
    }

    public byte[] get() {
        synchronized (box) {
            return copy(box).content;
        }
    }

    private static Box copy(Box original) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(original);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (Box) in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
