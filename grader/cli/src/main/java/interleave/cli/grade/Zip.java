package interleave.cli.grade;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip file that nobody is to be trusted with. Its directory is read, and of its entries only those that are asked for,
 * each with a limit; nothing is ever written to disk. The JDK's own readers do not tell links, and one of them inflates
 * whatever it skips.
 */
final class Zip implements Closeable {

    /** Far more than the kit has, with all that a build leaves in it. */
    private static final int MOST_ENTRIES = 50_000;

    private static final int MOST_DIRECTORY_BYTES = 16 << 20;
    private static final int END_LENGTH = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int TYPE_OF_FILE = 0170000;
    private static final int LINK = 0120000;
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** One entry, as the directory names it. */
    record Entry(
            String path,
            boolean isFolder,
            boolean isLink,
            boolean isEncrypted,
            int method,
            long crc,
            long packed,
            long size,
            long offset) {}

    private final Bytes bytes;
    private final List<Entry> entries;

    private Zip(Bytes bytes, List<Entry> entries) {
        this.bytes = bytes;
        this.entries = entries;
    }

    static Zip open(Path file) throws RefusedSubmission {
        try {
            return open(Bytes.of(file));
        } catch (IOException e) {
            throw new RefusedSubmission("The zip cannot be read.");
        }
    }

    /** Takes the bytes over, to close them with itself. */
    static Zip open(Bytes bytes) throws RefusedSubmission {
        try {
            return new Zip(bytes, directory(bytes));
        } catch (IOException | RefusedSubmission e) {
            try {
                bytes.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e instanceof RefusedSubmission refused
                    ? refused
                    : new RefusedSubmission("The zip is damaged: " + e.getMessage() + ".");
        }
    }

    /** All of them, in the order of the directory. */
    List<Entry> entries() {
        return entries;
    }

    private static List<Entry> directory(Bytes bytes) throws IOException, RefusedSubmission {
        ByteBuffer end = end(bytes);
        int count = Short.toUnsignedInt(end.getShort(10));
        long length = Integer.toUnsignedLong(end.getInt(12));
        long offset = Integer.toUnsignedLong(end.getInt(16));
        if (count == 0xFFFF || length == 0xFFFFFFFFL || offset == 0xFFFFFFFFL) {
            throw new RefusedSubmission("The zip is in the format for very large files. Hand in a smaller one.");
        }
        if (count > MOST_ENTRIES || length > MOST_DIRECTORY_BYTES) {
            throw new RefusedSubmission("The zip has more than " + MOST_ENTRIES + " entries. Hand in the kit alone.");
        }
        ByteBuffer directory = little(bytes.at(offset, (int) length));
        List<Entry> entries = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (int number = 0; number < count; number++) {
            Entry entry = entry(directory);
            if (!paths.add(entry.path())) {
                throw new RefusedSubmission("The zip has two entries of the name " + shown(entry.path()) + ".");
            }
            entries.add(entry);
        }
        return List.copyOf(entries);
    }

    /** The end of the directory stands at the end of the file, with a comment behind it. */
    private static ByteBuffer end(Bytes bytes) throws IOException, RefusedSubmission {
        int tail = (int) Math.min(bytes.size(), END_LENGTH + 0xFFFF);
        ByteBuffer buffer = little(bytes.at(bytes.size() - tail, tail));
        for (int at = tail - END_LENGTH; at >= 0; at--) {
            if (buffer.getInt(at) == END_SIGNATURE) {
                buffer.position(at);
                return buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new RefusedSubmission("This is no zip, or only the beginning of one.");
    }

    private static Entry entry(ByteBuffer directory) throws IOException, RefusedSubmission {
        if (directory.remaining() < ENTRY_LENGTH || directory.getInt(directory.position()) != ENTRY_SIGNATURE) {
            throw new IOException("its directory is shorter than it says");
        }
        int at = directory.position();
        int flags = Short.toUnsignedInt(directory.getShort(at + 8));
        int method = Short.toUnsignedInt(directory.getShort(at + 10));
        long crc = Integer.toUnsignedLong(directory.getInt(at + 16));
        long packed = Integer.toUnsignedLong(directory.getInt(at + 20));
        long size = Integer.toUnsignedLong(directory.getInt(at + 24));
        int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
        int more = Short.toUnsignedInt(directory.getShort(at + 30)) + Short.toUnsignedInt(directory.getShort(at + 32));
        int mode = directory.getInt(at + 38) >>> 16;
        long offset = Integer.toUnsignedLong(directory.getInt(at + 42));
        if (directory.remaining() < ENTRY_LENGTH + nameLength + more) {
            throw new IOException("its directory is shorter than it says");
        }
        byte[] name = new byte[nameLength];
        directory.get(at + ENTRY_LENGTH, name);
        directory.position(at + ENTRY_LENGTH + nameLength + more);
        String path = path(name);
        return new Entry(
                path,
                path.endsWith("/"),
                (mode & TYPE_OF_FILE) == LINK,
                (flags & ENCRYPTED) != 0,
                method,
                crc,
                packed,
                size,
                offset);
    }

    /** Some programs write backslashes. A name that is not UTF-8 cannot be one that counts, so it need not be right. */
    private static String path(byte[] name) throws RefusedSubmission {
        String path;
        try {
            path = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            path = new String(name, StandardCharsets.ISO_8859_1);
        }
        path = path.replace('\\', '/');
        boolean outside = path.startsWith("/") || path.indexOf('\0') >= 0 || path.matches("[A-Za-z]:.*");
        for (String part : path.split("/")) {
            outside |= part.equals("..");
        }
        if (outside || path.isEmpty()) {
            throw new RefusedSubmission("The zip has an entry that points out of it: " + shown(path) + ".");
        }
        return path;
    }

    static String shown(String path) {
        String clean = path.replaceAll("[^\\x20-\\x7e]", "?");
        return "'" + (clean.length() <= 120 ? clean : clean.substring(0, 120) + "...") + "'";
    }

    /**
     * Reads one entry.
     *
     * @param most the greatest number of bytes that it may have
     * @throws RefusedSubmission if it has more, or is not what the directory says
     */
    byte[] read(Entry entry, int most) throws RefusedSubmission {
        if (entry.isEncrypted()) {
            throw new RefusedSubmission(shown(entry.path()) + " is encrypted.");
        }
        if (entry.size() > most || entry.packed() > most) {
            throw tooLarge(entry, most);
        }
        try {
            ByteBuffer local = little(bytes.at(entry.offset(), LOCAL_LENGTH));
            if (local.getInt(0) != LOCAL_SIGNATURE) {
                throw new IOException("an entry is not where it says");
            }
            long data = entry.offset()
                    + LOCAL_LENGTH
                    + Short.toUnsignedInt(local.getShort(26))
                    + Short.toUnsignedInt(local.getShort(28));
            byte[] content = unpacked(entry, bytes.at(data, (int) entry.packed()), most);
            CRC32 crc = new CRC32();
            crc.update(content);
            if (crc.getValue() != entry.crc()) {
                throw new IOException("the checksum of " + shown(entry.path()) + " is wrong");
            }
            return content;
        } catch (IOException | DataFormatException e) {
            throw new RefusedSubmission("The zip is damaged: " + e.getMessage() + ".");
        }
    }

    private static byte[] unpacked(Entry entry, byte[] packed, int most)
            throws IOException, DataFormatException, RefusedSubmission {
        if (entry.method() == STORED) {
            return packed;
        }
        if (entry.method() != DEFLATED) {
            throw new RefusedSubmission(shown(entry.path()) + " is packed in an unusual way. Make the zip anew.");
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            // One more than it says: whoever says too little is found out.
            byte[] content = new byte[(int) entry.size() + 1];
            int length = 0;
            while (!inflater.finished() && length < content.length) {
                int read = inflater.inflate(content, length, content.length - length);
                if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IOException(shown(entry.path()) + " ends too early");
                }
                length += read;
            }
            if (length > entry.size()) {
                throw tooLarge(entry, most);
            }
            return Arrays.copyOf(content, length);
        } finally {
            inflater.end();
        }
    }

    private static RefusedSubmission tooLarge(Entry entry, int most) {
        return new RefusedSubmission(shown(entry.path()) + " is larger than it may be or than it says; at most "
                + (most >> 10) + " KiB are read.");
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            // It was only read.
            return;
        }
    }
}
