package interleave.explorer.instrument;

import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * Which calls of the program get hooks, and of what sort. What a receiver really is, is looked up when it is called.
 */
final class Calls {
    /** The sorts of hooks. */
    enum Rule {
        /** No hook. */
        NONE,
        /** A hook takes the place of the call. */
        REPLACED,
        /** Hooks before and after, which see the receiver. */
        AROUND,
        /** Hooks before and after a call without a receiver. */
        AROUND_STATIC
    }

    private static final Set<String> THREAD_REPLACED =
            Set.of("sleep", "yield", "onSpinWait", "join", "isAlive", "getState");
    private static final Set<String> THREAD_AROUND = Set.of("start", "interrupt", "isInterrupted", "interrupted");
    /** What each object can be asked, and a collection answers by what is in it. */
    private static final Set<String> OF_OBJECT = Set.of("toString", "equals", "hashCode");

    private static final Set<String> UNIT_REPLACED = Set.of("sleep", "timedWait", "timedJoin");
    private static final Set<String> HARMLESS = Set.of(
            "java/util/Objects",
            "java/util/Optional",
            "java/util/OptionalInt",
            "java/util/OptionalLong",
            "java/util/OptionalDouble",
            "java/util/UUID",
            "java/util/Locale",
            "java/util/Arrays",
            "java/util/Collections",
            "java/util/Comparator",
            "java/util/concurrent/TimeUnit",
            "java/util/concurrent/ThreadLocalRandom");

    private Calls() {}

    static Rule of(Program program, int opcode, String owner, String name, String descriptor) {
        if (name.equals("<init>") || owner.startsWith("[")) {
            return Rule.NONE;
        }
        if (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE) {
            if (isMonitorMethod(name, descriptor)) {
                return Rule.REPLACED;
            }
        }
        if (program.declares(owner, name + descriptor)) {
            return Rule.NONE;
        }
        if (program.isThread(owner)) {
            if (THREAD_REPLACED.contains(name)) {
                return Rule.REPLACED;
            }
            if (THREAD_AROUND.contains(name)) {
                return opcode == Opcodes.INVOKESTATIC ? Rule.AROUND_STATIC : Rule.AROUND;
            }
            return Rule.NONE;
        }
        String outer = program.outerAncestor(owner);
        if (isClock(outer, name, descriptor)
                || outer.equals("java/util/concurrent/TimeUnit") && UNIT_REPLACED.contains(name)
                || outer.equals("java/lang/System") && name.equals("identityHashCode")) {
            return Rule.REPLACED;
        }
        if (HARMLESS.contains(outer)
                || outer.startsWith("java/util/function/")
                || outer.startsWith("java/util/regex/")
                || outer.startsWith("java/util/zip/")
                || outer.startsWith("java/util/logging/")) {
            return Rule.NONE;
        }
        boolean watched = outer.startsWith("java/util/")
                || outer.equals("java/lang/Object") && OF_OBJECT.contains(name)
                || outer.equals("java/lang/Number")
                || outer.equals("java/lang/CharSequence")
                || outer.equals("java/lang/Runnable")
                || outer.equals("java/lang/ThreadGroup")
                || outer.equals("java/lang/Iterable")
                || outer.equals("java/lang/AutoCloseable")
                || outer.equals("java/lang/StringBuilder")
                || outer.equals("java/lang/StringBuffer")
                || outer.equals("java/lang/Appendable")
                || outer.equals("java/io/ByteArrayOutputStream")
                || outer.equals("java/security/MessageDigest")
                || outer.startsWith("java/text/")
                || outer.equals("java/lang/invoke/VarHandle");
        if (!watched) {
            return Rule.NONE;
        }
        return opcode == Opcodes.INVOKESTATIC ? Rule.AROUND_STATIC : Rule.AROUND;
    }

    static boolean isMonitorMethod(String name, String descriptor) {
        return name.equals("wait")
                        && (descriptor.equals("()V") || descriptor.equals("(J)V") || descriptor.equals("(JI)V"))
                || (name.equals("notify") || name.equals("notifyAll")) && descriptor.equals("()V");
    }

    static boolean isClock(String owner, String name, String descriptor) {
        return owner.equals("java/lang/System") && (name.equals("nanoTime") || name.equals("currentTimeMillis"))
                || owner.equals("java/time/Instant") && name.equals("now") && descriptor.startsWith("()");
    }
}
