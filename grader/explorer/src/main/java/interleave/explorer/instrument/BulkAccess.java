package interleave.explorer.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A call into the JDK that reads or writes many elements of an array at once, as the program's own loop would.
 *
 * @param array which argument is the array; -1: the receiver
 * @param part which of its elements
 * @param writes whether it writes them
 */
record BulkAccess(int array, Part part, boolean writes) {
    /** Which elements, told by the arguments that follow the array. */
    enum Part {
        ALL,
        /** Up to the index that follows. */
        HEAD,
        /** From the first index that follows up to the second one. */
        RANGE,
        /** From the index that follows, and as many as the number after it says. */
        COUNTED
    }

    /** What the call does to an array of its own arguments, or null where it does nothing that is known. */
    static BulkAccess of(int opcode, String owner, String name, String descriptor) {
        if (owner.startsWith("[")) {
            return name.equals("clone") ? new BulkAccess(-1, Part.ALL, false) : null;
        }
        return switch (owner) {
            case "java/util/Arrays" -> ofArrays(name, descriptor);
            case "java/security/MessageDigest" -> ofDigest(opcode, name, descriptor);
            case "java/util/HexFormat" ->
                descriptor.startsWith("([B)") && name.equals("formatHex") ? new BulkAccess(0, Part.ALL, false) : null;
            default -> null;
        };
    }

    private static BulkAccess ofArrays(String name, String descriptor) {
        int arguments = Type.getArgumentTypes(descriptor).length;
        return switch (name) {
            case "copyOf" -> new BulkAccess(0, Part.HEAD, false);
            case "copyOfRange" -> new BulkAccess(0, Part.RANGE, false);
            case "hashCode", "toString" -> new BulkAccess(0, Part.ALL, false);
            case "sort" -> arguments == 1 ? new BulkAccess(0, Part.ALL, true) : null;
            case "fill" -> new BulkAccess(0, arguments == 2 ? Part.ALL : Part.RANGE, true);
            default -> null;
        };
    }

    private static BulkAccess ofDigest(int opcode, String name, String descriptor) {
        if (opcode == Opcodes.INVOKESTATIC || !name.equals("update") && !name.equals("digest")) {
            return null;
        }
        if (descriptor.startsWith("([B)")) {
            return new BulkAccess(0, Part.ALL, false);
        }
        return name.equals("update") && descriptor.startsWith("([BII)") ? new BulkAccess(0, Part.COUNTED, false) : null;
    }
}
