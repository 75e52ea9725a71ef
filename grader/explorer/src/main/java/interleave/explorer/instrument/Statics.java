package interleave.explorer.instrument;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Whether a class keeps anything in static fields. Read from its bytes, since to look at the fields would initialise
 * it.
 */
final class Statics extends ClassVisitor {
    /** Types of which a constant keeps nothing from one schedule to the next. */
    private static final Set<String> CONSTANT = Set.of(
            "Ljava/lang/String;",
            "Ljava/lang/Integer;",
            "Ljava/lang/Long;",
            "Ljava/lang/Boolean;",
            "Ljava/lang/Character;",
            "Ljava/lang/Double;",
            "Ljava/lang/Class;",
            "Ljava/time/Duration;",
            "Ljava/math/BigInteger;",
            "Ljava/math/BigDecimal;",
            "Ljava/util/concurrent/TimeUnit;",
            "Ljava/lang/invoke/VarHandle;",
            "Ljava/lang/invoke/MethodHandle;",
            "Ljava/util/concurrent/atomic/AtomicIntegerFieldUpdater;",
            "Ljava/util/concurrent/atomic/AtomicLongFieldUpdater;",
            "Ljava/util/concurrent/atomic/AtomicReferenceFieldUpdater;");

    private final Predicate<String> immutable;
    private String name;
    private final Set<String> doubtful = new HashSet<>();
    private boolean stateful;

    private Statics(Predicate<String> immutable) {
        super(Opcodes.ASM9);
        this.immutable = immutable;
    }

    /**
     * Whether nothing is kept in the static fields of a class.
     *
     * @param bytes the class
     * @param immutable tells of a class of the program, by its internal name, whether its objects never change
     */
    static boolean areConstant(byte[] bytes, Predicate<String> immutable) {
        Statics statics = new Statics(immutable);
        new ClassReader(bytes).accept(statics, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return !statics.stateful && statics.doubtful.isEmpty();
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        this.name = name;
    }

    @Override
    public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
        if ((access & Opcodes.ACC_STATIC) != 0 && !field.startsWith("$")) {
            if ((access & Opcodes.ACC_FINAL) == 0) {
                stateful = true;
            } else if (!isConstant(descriptor, immutable)) {
                doubtful.add(field);
            }
        }
        return null;
    }

    /** Whether an object of the type keeps nothing from one schedule to the next. */
    static boolean isConstant(String descriptor, Predicate<String> immutable) {
        return descriptor.length() == 1
                || CONSTANT.contains(descriptor)
                || descriptor.charAt(0) == 'L' && immutable.test(descriptor.substring(1, descriptor.length() - 1));
    }

    /** A constant that is a plain {@code new Object()}, as a lock or a sentinel, keeps nothing. */
    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        if (!method.equals("<clinit>")) {
            return null;
        }
        return new MethodVisitor(Opcodes.ASM9) {
            private boolean plain;

            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String called, String described, boolean isInterface) {
                plain = owner.equals("java/lang/Object") && called.equals("<init>");
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String described) {
                if (opcode == Opcodes.PUTSTATIC && owner.equals(name) && plain) {
                    doubtful.remove(field);
                }
                plain = false;
            }

            @Override
            public void visitVarInsn(int opcode, int index) {
                plain = false;
            }
        };
    }
}
