package interleave.cli.grade;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/**
 * Looks through a submission's classes for what is not on the {@link AllowList}. The classes were compiled by the grader
 * itself, so they are well-formed; what they name is what they can reach.
 */
final class ClassScan {

    private static final int MOST_SENTENCES = 5;

    /** A file's name has 255 bytes on most systems, and the class's ends with {@code .class}. */
    private static final int LONGEST_NAME = 249;

    private static final int MOST_SHOWN = 60;

    /** What javac itself puts behind lambdas, text concatenation and records. */
    private static final Set<String> BOOTSTRAPS = Set.of(
            "java/lang/invoke/LambdaMetafactory",
            "java/lang/invoke/StringConcatFactory",
            "java/lang/runtime/ObjectMethods");

    /** What the testkit asks a thread; a thread that answers itself could hide from it. */
    private static final Set<String> NOT_OVERRIDDEN_IN_A_THREAD =
            Set.of("getState", "getStackTrace", "getId", "threadId", "getContextClassLoader");

    /** One class of the submission, as far as others need to know it. */
    private record Shape(String superName, List<String> interfaces, Set<String> members) {}

    private final AllowList allowed;
    private final String packageName;
    private final Collection<String> taken;
    private final Map<String, Shape> own = new HashMap<>();
    private final Set<String> sentences = new LinkedHashSet<>();

    private ClassScan(AllowList allowed, String packageName, Collection<String> taken) {
        this.allowed = allowed;
        this.packageName = packageName.replace('.', '/');
        this.taken = taken;
    }

    /**
     * Looks through all classes of one exercise.
     *
     * @param classes by their names, with dots
     * @param packageName the only package that they may be in
     * @param taken names of top-level classes that the tests have, with dots
     * @return what is not allowed, a sentence each, the first few; empty if all is well
     */
    static List<String> of(
            Map<String, byte[]> classes, String packageName, Collection<String> taken, AllowList allowed) {
        ClassScan scan = new ClassScan(allowed, packageName, taken);
        classes.values().forEach(scan::remember);
        classes.keySet().forEach(scan::checkName);
        for (byte[] bytes : classes.values()) {
            new ClassReader(bytes).accept(scan.new Checks(), ClassReader.SKIP_FRAMES);
        }
        return scan.sentences.stream().limit(MOST_SENTENCES).toList();
    }

    private void remember(byte[] bytes) {
        Set<String> members = new HashSet<>();
        ClassReader reader = new ClassReader(bytes);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public FieldVisitor visitField(
                            int access, String name, String type, String signature, Object value) {
                        members.add(name + type);
                        return null;
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] exceptions) {
                        members.add(name + type);
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        own.put(reader.getClassName(), new Shape(reader.getSuperName(), List.of(reader.getInterfaces()), members));
    }

    private void checkName(String name) {
        int dot = name.lastIndexOf('.');
        String simple = name.substring(dot + 1);
        String outer = simple.indexOf('$') > 0 ? simple.substring(0, simple.indexOf('$')) : simple;
        if (simple.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            sentences.add("The class " + simple.substring(0, MOST_SHOWN)
                    + "... has a longer name than a file can have. Nest fewer classes, or give them shorter names.");
            return;
        }
        if (dot < 0 || !name.substring(0, dot).replace('.', '/').equals(packageName)) {
            sentences.add("The class " + name + " is not in package " + packageName.replace('/', '.') + ".");
        } else if (taken.contains(name.substring(0, dot + 1) + outer) || outer.endsWith("Test")) {
            sentences.add("The class " + outer + " has the name of a test. Give it another name.");
        }
    }

    /**
     * A class of the submission and all above it, up to the nearest types of the JDK. Each is visited once: a few dozen
     * interfaces can have more ways to the top than anybody can go.
     */
    private Set<String> upwards(String type) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            String next = open.pop();
            Shape shape = own.get(next);
            if (found.add(next) && shape != null) {
                open.push(shape.superName());
                shape.interfaces().forEach(open::push);
            }
        }
        return found;
    }

    private boolean declares(String type, String member) {
        return upwards(type).stream()
                .map(own::get)
                .anyMatch(shape -> shape != null && shape.members().contains(member));
    }

    private boolean isThread(String type) {
        Set<String> above = upwards(type);
        return above.contains("java/lang/Thread") || above.contains("java/util/concurrent/ForkJoinWorkerThread");
    }

    private static String shown(String internalName) {
        return internalName.replace('/', '.').replace('$', '.');
    }

    /** The checks of one class. */
    private final class Checks extends ClassVisitor {
        private boolean isThread;
        private String file = "?";

        Checks() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            isThread = isThread(name);
            int dollar = name.indexOf('$');
            file = (dollar < 0 ? name : name.substring(0, dollar)).substring(name.lastIndexOf('/') + 1) + ".java";
            type(superName, 0);
            for (String each : interfaces) {
                type(each, 0);
            }
        }

        @Override
        public void visitSource(String source, String debug) {
            file = source == null ? file : source;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            descriptor(descriptor, 0);
            return null;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            descriptor(descriptor, 0);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            if ((access & Opcodes.ACC_NATIVE) != 0) {
                tell(0, "the native method " + method);
            }
            if (method.equals("finalize") && descriptor.equals("()V")) {
                tell(0, "finalize");
            }
            if (isThread && NOT_OVERRIDDEN_IN_A_THREAD.contains(method) && descriptor.startsWith("()")) {
                tell(0, "an own " + method + " in a Thread");
            }
            return new Code(descriptor, exceptions);
        }

        private void tell(int line, String what) {
            sentences.add(file + (line > 0 ? ":" + line : "") + " uses " + what + ", which is not allowed.");
        }

        private void type(String internalName, int line) {
            if (internalName == null) {
                return;
            }
            if (internalName.startsWith("[")) {
                descriptor(internalName, line);
            } else if (!own.containsKey(internalName) && !allowed.allowsType(internalName)) {
                tell(line, shown(internalName));
            }
        }

        private void descriptor(String descriptor, int line) {
            Type type = Type.getType(descriptor);
            if (type.getSort() == Type.METHOD) {
                for (Type argument : type.getArgumentTypes()) {
                    descriptor(argument.getDescriptor(), line);
                }
                descriptor(type.getReturnType().getDescriptor(), line);
                return;
            }
            while (type.getSort() == Type.ARRAY) {
                type = type.getElementType();
            }
            if (type.getSort() == Type.OBJECT) {
                type(type.getInternalName(), line);
            }
        }

        private void member(String owner, String member, String descriptor, int line) {
            boolean isMethod = descriptor.startsWith("(");
            if (own.containsKey(owner)) {
                if (declares(owner, member + descriptor)) {
                    return;
                }
                // Of several ancestors, those that do not have the member have nothing to say.
                if (upwards(owner).stream()
                        .filter(type -> !own.containsKey(type))
                        .noneMatch(type -> allowed.allowsMember(type, member, descriptor))) {
                    tell(line, shown(owner) + "." + member);
                }
                return;
            }
            if (!owner.startsWith("[") && !allowed.allowsType(owner)) {
                tell(line, isMethod && member.equals("<init>") ? shown(owner) : shown(owner) + "." + member);
            } else if (!allowed.allowsMember(owner, member, descriptor)) {
                tell(
                        line,
                        member.equals("<init>") ? "this constructor of " + shown(owner) : shown(owner) + "." + member);
            }
        }

        /** The checks of one method. */
        private final class Code extends MethodVisitor {
            private final Set<Label> targets = new HashSet<>();
            private final List<Object> constants = new ArrayList<>();
            private int line;

            Code(String descriptor, String[] exceptions) {
                super(Opcodes.ASM9);
                descriptor(descriptor, 0);
                if (exceptions != null) {
                    for (String each : exceptions) {
                        type(each, 0);
                    }
                }
            }

            @Override
            public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                descriptor(descriptor, line);
                return null;
            }

            @Override
            public AnnotationVisitor visitTypeAnnotation(
                    int reference, TypePath path, String descriptor, boolean visible) {
                descriptor(descriptor, line);
                return null;
            }

            @Override
            public void visitLineNumber(int number, Label start) {
                line = number;
            }

            @Override
            public void visitLabel(Label label) {
                if (targets.contains(label)) {
                    constants.clear();
                }
            }

            @Override
            public void visitInsn(int opcode) {
                constants.clear();
            }

            @Override
            public void visitIntInsn(int opcode, int operand) {
                constants.clear();
            }

            @Override
            public void visitVarInsn(int opcode, int index) {
                constants.clear();
            }

            @Override
            public void visitIincInsn(int index, int increment) {
                constants.clear();
            }

            @Override
            public void visitJumpInsn(int opcode, Label label) {
                constants.clear();
                targets.add(label);
            }

            @Override
            public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
                constants.clear();
                targets.add(otherwise);
                targets.addAll(List.of(labels));
            }

            @Override
            public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
                constants.clear();
                targets.add(otherwise);
                targets.addAll(List.of(labels));
            }

            @Override
            public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
                targets.add(handler);
                type(type, line);
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                constants.clear();
                type(type, line);
            }

            @Override
            public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
                constants.clear();
                descriptor(descriptor, line);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
                if (opcode == Opcodes.GETSTATIC && field.equals("TYPE") && owner.startsWith("java/lang/")) {
                    constants.add(Type.getObjectType(owner));
                } else {
                    constants.clear();
                }
                member(owner, field, descriptor, line);
                descriptor(descriptor, line);
            }

            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String method, String descriptor, boolean isInterface) {
                ownFieldsOnly(owner, method);
                constants.clear();
                member(owner, method, descriptor, line);
                descriptor(descriptor, line);
            }

            /** A handle or updater of a field reaches into any class that it is given, so the class must stand there. */
            private void ownFieldsOnly(String owner, String method) {
                boolean handle = owner.equals("java/lang/invoke/MethodHandles$Lookup");
                boolean updater = owner.startsWith("java/util/concurrent/atomic/Atomic") && method.equals("newUpdater");
                if (!handle && !updater) {
                    return;
                }
                int arguments = updater && !owner.contains("Reference") ? 2 : 3;
                boolean known = constants.size() >= arguments
                        && constants.get(constants.size() - arguments) instanceof Type type
                        && own.containsKey(type.getInternalName());
                if (!known) {
                    tell(line, method + " without a class of the submission written there, as in Counter.class");
                }
            }

            @Override
            public void visitLdcInsn(Object value) {
                constants.add(value);
                constant(value);
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                constants.clear();
                descriptor(descriptor, line);
                if (!BOOTSTRAPS.contains(bootstrap.getOwner())) {
                    tell(line, shown(bootstrap.getOwner()));
                }
                for (Object argument : arguments) {
                    if (argument instanceof Handle handle) {
                        ownFieldsOnly(handle.getOwner(), handle.getName());
                        member(handle.getOwner(), handle.getName(), handle.getDesc(), line);
                        descriptor(handle.getDesc(), line);
                    } else {
                        constant(argument);
                    }
                }
            }

            private void constant(Object value) {
                if (value instanceof Type type) {
                    descriptor(type.getDescriptor(), line);
                } else if (value instanceof Handle || value instanceof ConstantDynamic) {
                    tell(line, "a constant of a kind that the compiler does not make");
                }
            }
        }
    }
}
