package interleave.explorer.instrument;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Which methods of a class of the JDK could have something to hook. It looks for the bytes of an instruction without
 * decoding the code, so it may name a method too many, but none too few. The others are copied as they are: a JVM that
 * has just started takes a tenth of a second to read and write {@code ConcurrentHashMap} as a whole.
 */
final class MethodsToHook {
    /** What a hook takes the place of, or follows: calls and static fields. */
    private static final Set<String> NAMES = Set.of(
            "nanoTime",
            "currentTimeMillis",
            "yield",
            "park",
            "unpark",
            "common",
            "ASYNC_POOL",
            "delayer",
            "wait",
            "notify",
            "notifyAll",
            "runWith");

    private static final int CONSTANT_UTF8 = 1;
    private static final int CONSTANT_FIELD = 9;
    private static final int CONSTANT_METHOD = 10;

    private final ClassReader reader;
    private final char[] buffer;
    private final boolean monitors;
    private final BitSet members = new BitSet();

    private MethodsToHook(ClassReader reader, boolean monitors) {
        this.reader = reader;
        this.monitors = monitors;
        this.buffer = new char[reader.getMaxStringLength()];
    }

    /**
     * Their names and descriptors, in one text each.
     *
     * @param monitors whether entering and leaving a monitor is hooked, too
     */
    static Set<String> of(ClassReader reader, boolean monitors) {
        MethodsToHook methods = new MethodsToHook(reader, monitors);
        methods.findMembers();
        return methods.find();
    }

    private void findMembers() {
        BitSet names = new BitSet();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item > 0 && reader.readByte(item - 1) == CONSTANT_UTF8) {
                int length = reader.readUnsignedShort(item);
                if (length <= "currentTimeMillis".length() && NAMES.contains(ascii(item + 2, length))) {
                    names.set(i);
                }
            }
        }
        if (names.isEmpty()) {
            return;
        }
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            int tag = item > 0 ? reader.readByte(item - 1) : 0;
            if (tag == CONSTANT_FIELD || tag == CONSTANT_METHOD) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
                if (names.get(reader.readUnsignedShort(nameAndType))) {
                    members.set(i);
                }
            }
        }
    }

    private String ascii(int from, int length) {
        for (int i = 0; i < length; i++) {
            buffer[i] = (char) reader.readByte(from + i);
        }
        return new String(buffer, 0, length);
    }

    private Set<String> find() {
        Set<String> found = new HashSet<>();
        if (members.isEmpty() && !monitors) {
            return found;
        }
        int at = reader.header + 6;
        at += 2 + 2 * reader.readUnsignedShort(at);
        int fields = reader.readUnsignedShort(at);
        at += 2;
        for (int i = 0; i < fields; i++) {
            at = afterAttributes(at + 6);
        }
        int methods = reader.readUnsignedShort(at);
        at += 2;
        for (int i = 0; i < methods; i++) {
            if (isCodeWorthReading(at + 6)) {
                found.add(reader.readUTF8(at + 2, buffer) + reader.readUTF8(at + 4, buffer));
            }
            at = afterAttributes(at + 6);
        }
        return found;
    }

    private int afterAttributes(int from) {
        int at = from + 2;
        for (int left = reader.readUnsignedShort(from); left > 0; left--) {
            at += 6 + reader.readInt(at + 2);
        }
        return at;
    }

    private boolean isCodeWorthReading(int attributes) {
        int at = attributes + 2;
        for (int left = reader.readUnsignedShort(attributes); left > 0; left--) {
            if (reader.readUTF8(at, buffer).equals("Code")) {
                int code = at + 14;
                return isWorthReading(code, code + reader.readInt(at + 10));
            }
            at += 6 + reader.readInt(at + 2);
        }
        return false;
    }

    private boolean isWorthReading(int from, int to) {
        for (int at = from; at < to; at++) {
            switch (reader.readByte(at)) {
                case Opcodes.GETSTATIC, Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESTATIC -> {
                    if (at + 2 < to && members.get(reader.readUnsignedShort(at + 1))) {
                        return true;
                    }
                }
                case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> {
                    if (monitors) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }
}
