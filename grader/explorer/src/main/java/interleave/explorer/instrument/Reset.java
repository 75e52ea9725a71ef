package interleave.explorer.instrument;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which classes can begin anew without being loaded anew, because their static initialiser makes things and does nothing
 * else: it can be run a second time, before a schedule begins, and nobody could tell. A class that is loaded anew costs
 * more than the schedule that needs it.
 */
final class Reset {
    /** The method that such a class gets: it sets all static fields as the static initialiser does. */
    static final String METHOD = "$interleave$reset";

    /** Their constructors and factories start no thread, ask no clock and take no lock. */
    private static final List<String> HARMLESS = List.of(
            "java/util/concurrent/",
            "java/util/concurrent/atomic/",
            "java/util/concurrent/locks/",
            "java/util/",
            "java/lang/invoke/");

    private static final Set<String> OF_LANG = Set.of(
            "java/lang/Object",
            "java/lang/String",
            "java/lang/StringBuilder",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Boolean",
            "java/lang/Double",
            "java/lang/Character",
            "java/lang/ThreadLocal",
            "java/lang/Record",
            "java/time/Duration");

    private static final Set<String> NOT_HARMLESS =
            Set.of("java/util/Timer", "java/util/Random", "java/util/Scanner", "java/util/UUID", "java/util/Date");

    private static final Set<String> FACTORIES = Set.of(
            "of",
            "valueOf",
            "ofMillis",
            "ofSeconds",
            "ofMinutes",
            "ofHours",
            "ofNanos",
            "asList",
            "copyOf",
            "newKeySet",
            "withInitial",
            "newUpdater",
            "lookup",
            "requireNonNull",
            "completedFuture",
            "toNanos",
            "toMillis",
            "toSeconds",
            "findVarHandle",
            "newCondition",
            "readLock",
            "writeLock",
            "desiredAssertionStatus");

    private final Program program;
    private final Set<String> looked = new HashSet<>();
    private boolean simple = true;

    private Reset(Program program) {
        this.program = program;
    }

    /** Whether the class of the program with this internal name can begin anew so. */
    static boolean isPossible(String name, byte[] bytes, Program program) {
        ClassReader reader = new ClassReader(bytes);
        if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0 || "java/lang/Enum".equals(reader.getSuperName())) {
            // The fields of an interface must stay final, and the JVM keeps the constants of an enum itself.
            return false;
        }
        Reset reset = new Reset(program);
        reset.look(name, reader, "<clinit>");
        return reset.simple;
    }

    private void look(String name, ClassReader reader, String wanted) {
        if (!looked.add(name + wanted)) {
            return;
        }
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] exceptions) {
                        return method.equals(wanted) ? new Code(name, wanted.equals("<clinit>")) : null;
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    /** What the static initialiser, or a constructor that it calls, does. */
    private final class Code extends MethodVisitor {
        private final String owner;
        private final boolean initialiser;

        Code(String owner, boolean initialiser) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.initialiser = initialiser;
        }

        @Override
        public void visitFieldInsn(int opcode, String of, String field, String descriptor) {
            boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
            if (isStatic && program.contains(of) && !(initialiser && of.equals(owner))) {
                simple = false;
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String of, String method, String descriptor, boolean isInterface) {
            if (program.contains(of)) {
                byte[] bytes = method.equals("<init>") ? program.bytes(of) : null;
                if (bytes == null) {
                    simple = false;
                } else {
                    look(of, new ClassReader(bytes), "<init>");
                }
            } else if (method.equals("<init>")) {
                simple &= isHarmless(of);
            } else {
                simple &= of.equals("java/util/concurrent/Executors")
                        || FACTORIES.contains(method) && (isHarmless(of) || of.equals("java/lang/Class"));
            }
        }

        private boolean isHarmless(String type) {
            return OF_LANG.contains(type)
                    || !NOT_HARMLESS.contains(type)
                            && HARMLESS.stream()
                                    .anyMatch(each -> type.startsWith(each) && type.indexOf('/', each.length()) < 0);
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle factory, Object... arguments) {
            simple &= factory.getOwner().equals("java/lang/invoke/LambdaMetafactory");
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.ATHROW) {
                simple = false;
            }
        }
    }

    /** Gives each static field that is not final its first value back, and then does what the static initialiser does. */
    static void write(ClassReader original, AnswerClass into) {
        Zeros zeros = new Zeros(original.getClassName());
        original.accept(zeros, ClassReader.SKIP_CODE);
        boolean[] written = new boolean[1];
        original.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] exceptions) {
                        if (!method.equals("<clinit>")) {
                            return null;
                        }
                        written[0] = true;
                        return new MethodVisitor(Opcodes.ASM9, begin(into)) {
                            @Override
                            public void visitCode() {
                                super.visitCode();
                                zeros.write(mv);
                            }
                        };
                    }
                },
                0);
        if (!written[0]) {
            MethodVisitor code = begin(into);
            code.visitCode();
            zeros.write(code);
            code.visitInsn(Opcodes.RETURN);
            code.visitMaxs(0, 0);
            code.visitEnd();
        }
    }

    private static MethodVisitor begin(AnswerClass into) {
        return into.visitMethod(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, METHOD, "()V", null, null);
    }

    /** The static fields that are not final. */
    private static final class Zeros extends ClassVisitor {
        private record Field(String name, String descriptor) {}

        private final String owner;
        private final List<Field> fields = new ArrayList<>();

        Zeros(String owner) {
            super(Opcodes.ASM9);
            this.owner = owner;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            if ((access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_FINAL) == 0) {
                fields.add(new Field(name, descriptor));
            }
            return null;
        }

        void write(MethodVisitor code) {
            for (Field field : fields) {
                code.visitInsn(
                        switch (field.descriptor.charAt(0)) {
                            case 'J' -> Opcodes.LCONST_0;
                            case 'F' -> Opcodes.FCONST_0;
                            case 'D' -> Opcodes.DCONST_0;
                            case 'L', '[' -> Opcodes.ACONST_NULL;
                            default -> Opcodes.ICONST_0;
                        });
                code.visitFieldInsn(Opcodes.PUTSTATIC, owner, field.name, field.descriptor);
            }
        }
    }
}
