package interleave.explorer.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets the answers' code ask {@code Runaways} at the beginning of each method and before each jump back. Classes of an
 * exploration are left alone: they have hooks of their own.
 */
final class EndableLoops implements ClassFileTransformer {
    private static final String RUNAWAYS = "interleave/explorer/boot/Runaways";
    private static final String KIT = "interleave/";
    private static final Set<String> NO_ANSWERS =
            Set.of("interleave/explorer/", "interleave/testkit/", "interleave/cli/");

    private EndableLoops() {}

    static void hook(Instrumentation instrumentation) {
        instrumentation.addTransformer(new EndableLoops(), true);
        Class<?>[] loaded = Stream.of(instrumentation.getAllLoadedClasses())
                .filter(each -> isOfAnAnswer(
                        each.getClassLoader(), each.getName().replace('.', '/'), each.getProtectionDomain()))
                .filter(instrumentation::isModifiableClass)
                .toArray(Class<?>[]::new);
        if (loaded.length > 0) {
            JdkClasses.retransform(instrumentation, loaded);
        }
    }

    /** Answers and their tests lie in folders, and whatever else has such a name in jars. */
    private static boolean isOfAnAnswer(ClassLoader loader, String name, ProtectionDomain domain) {
        if (loader == null
                || loader instanceof FreshLoader
                || name == null
                || !name.startsWith(KIT)
                || NO_ANSWERS.stream().anyMatch(name::startsWith)) {
            return false;
        }
        CodeSource source = domain == null ? null : domain.getCodeSource();
        return source != null
                && source.getLocation() != null
                && source.getLocation().getPath().endsWith("/");
    }

    @Override
    public byte[] transform(
            Module module, ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        if (!isOfAnAnswer(loader, name, domain)) {
            return null;
        }
        try {
            ClassReader reader = new ClassReader(bytes);
            ClassWriter writer = new ClassWriter(reader, 0);
            FirstLines firstLines = new FirstLines();
            reader.accept(firstLines, ClassReader.SKIP_FRAMES);
            reader.accept(new Methods(writer, firstLines.of), 0);
            return writer.toByteArray();
        } catch (MethodTooLargeException | ClassTooLargeException full) {
            // There is no room in it, so it stays as it is.
            return null;
        }
    }

    /** The line in which each method begins, if the class tells. */
    private static final class FirstLines extends ClassVisitor {
        final Map<String, Integer> of = new HashMap<>();

        FirstLines() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitLineNumber(int line, Label start) {
                    of.putIfAbsent(name + descriptor, line);
                }
            };
        }
    }

    private static final class Methods extends ClassVisitor {
        private final Map<String, Integer> firstLines;

        Methods(ClassVisitor next, Map<String, Integer> firstLines) {
            super(Opcodes.ASM9, next);
            this.firstLines = firstLines;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new Loops(
                    super.visitMethod(access, name, descriptor, signature, exceptions),
                    firstLines.get(name + descriptor));
        }
    }

    private static final class Loops extends MethodVisitor {
        private final Integer firstLine;
        private final Set<Label> passed = new HashSet<>();

        Loops(MethodVisitor next, Integer firstLine) {
            super(Opcodes.ASM9, next);
            this.firstLine = firstLine;
        }

        private void ask() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, RUNAWAYS, "pass", "()V", false);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (firstLine != null) {
                // A thread that waits to get into a synchronized method stands at its first instruction.
                Label begin = new Label();
                super.visitLabel(begin);
                super.visitLineNumber(firstLine, begin);
            }
            ask();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                ask();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
            askIfBack(other, labels);
            super.visitTableSwitchInsn(min, max, other, labels);
        }

        @Override
        public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
            askIfBack(other, labels);
            super.visitLookupSwitchInsn(other, keys, labels);
        }

        private void askIfBack(Label other, Label... labels) {
            if (passed.contains(other) || Stream.of(labels).anyMatch(passed::contains)) {
                ask();
            }
        }
    }
}
