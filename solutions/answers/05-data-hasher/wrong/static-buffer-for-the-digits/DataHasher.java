package interleave.datahasher;

import java.nio.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class DataHasher {
    private static final StringBuilder DIGITS = new StringBuilder();
    private byte[] data;

    public DataHasher(byte[] data) {
        this.data = data.clone();
    }

    public synchronized void hash() {
        try {
            byte[] raw = MessageDigest.getInstance("SHA-512").digest(data);
            DIGITS.setLength(0);
            for (byte b : raw) {
                DIGITS.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
            data = DIGITS.toString().getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public synchronized byte[] get() {
        return data.clone();
    }
}
