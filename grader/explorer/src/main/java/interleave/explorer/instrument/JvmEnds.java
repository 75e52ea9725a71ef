package interleave.explorer.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Puts hooks where a program ends the JVM: {@code Runtime.exit}, and {@code Runtime.halt}, which asks nobody. */
final class JvmEnds implements ClassFileTransformer {
    private static final String RUNTIME = "java/lang/Runtime";

    private JvmEnds() {}

    static void hook(Instrumentation instrumentation) {
        instrumentation.addTransformer(new JvmEnds(), true);
        JdkClasses.retransform(instrumentation, Runtime.class);
    }

    @Override
    public byte[] transform(
            Module module, ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        if (loader != null || !RUNTIME.equals(name)) {
            return null;
        }
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
                        return method.equals("halt") || method.equals("exit")
                                ? new Body(next, method.equals("halt"))
                                : next;
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Body extends MethodVisitor {
        private final boolean atOnce;

        Body(MethodVisitor next, boolean atOnce) {
            super(Opcodes.ASM9, next);
            this.atOnce = atOnce;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitInsn(atOnce ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, AnswerMethod.HOOKS, "jvmEnds", "(Z)V", false);
        }
    }
}
