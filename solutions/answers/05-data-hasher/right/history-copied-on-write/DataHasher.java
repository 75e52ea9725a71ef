package interleave.datahasher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers the whole history: the last line is the data. */
public class DataHasher {
    private static class Member {
        private final byte[] bytes;

        Member(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        byte[] bytes() {
            return bytes.clone();
        }

        Member successor() {
            try {
                StringBuilder text = new StringBuilder();
                for (byte b : MessageDigest.getInstance("SHA-512").digest(bytes())) {
                    text.append(String.format("%02x", b & 0xFF));
                }
                return new Member(text.toString().getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new RuntimeException("no SHA-512", e);
            }
        }
    }

    private final List<Member> history = new CopyOnWriteArrayList<>();

    public DataHasher(byte[] data) {
        history.add(new Member(data));
    }

    private Member last() {
        Object[] all = history.toArray();
        return (Member) all[all.length - 1];
    }

    public void hash() {
        synchronized (history) {
            history.add(last().successor());
        }
    }

    public byte[] get() {
        return last().bytes();
    }
}
