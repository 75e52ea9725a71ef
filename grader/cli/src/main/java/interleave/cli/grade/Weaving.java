package interleave.cli.grade;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Keeps an object whose {@code equals} is always true from being taken for the right result. A class's own {@code equals}
 * is asked about objects of the submission alone; about any other object that one's is asked instead. {@code equals} is
 * symmetric, so for an honest class nothing changes. And what the package may see becomes public, because the tests, which
 * are of that package, are loaded by another class loader, and so are not of it for the JVM.
 */
final class Weaving {

    private static final String DESCRIPTOR = "(Ljava/lang/Object;)Z";

    private Weaving() {}

    /** The class with these changes. */
    static byte[] of(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(
                            int version,
                            int access,
                            String name,
                            String signature,
                            String parent,
                            String[] interfaces) {
                        super.visit(version, open(access), name, signature, parent, interfaces);
                    }

                    @Override
                    public FieldVisitor visitField(
                            int access, String name, String type, String signature, Object value) {
                        return super.visitField(open(access), name, type, signature, value);
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] exceptions) {
                        MethodVisitor method = super.visitMethod(open(access), name, type, signature, exceptions);
                        boolean own = name.equals("equals")
                                && type.equals(DESCRIPTOR)
                                && (access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT)) == 0;
                        return own ? new Prologue(method, reader.getClassName()) : method;
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Tests are in the answer's package, but in a class loader of their own: what the package may see is public here. */
    private static int open(int access) {
        return (access & Opcodes.ACC_PRIVATE) != 0 ? access : access & ~Opcodes.ACC_PROTECTED | Opcodes.ACC_PUBLIC;
    }

    /** {@code if (other != null && other.getClass().getClassLoader() != Own.class.getClassLoader()) return other.equals(this)}. */
    private static final class Prologue extends MethodVisitor {
        private final String owner;

        Prologue(MethodVisitor method, String owner) {
            super(Opcodes.ASM9, method);
            this.owner = owner;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label own = new Label();
            super.visitVarInsn(Opcodes.ALOAD, 1);
            super.visitJumpInsn(Opcodes.IFNULL, own);
            super.visitVarInsn(Opcodes.ALOAD, 1);
            super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;", false);
            loader();
            super.visitLdcInsn(Type.getObjectType(owner));
            loader();
            super.visitJumpInsn(Opcodes.IF_ACMPEQ, own);
            super.visitVarInsn(Opcodes.ALOAD, 1);
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "equals", DESCRIPTOR, false);
            super.visitInsn(Opcodes.IRETURN);
            super.visitLabel(own);
            super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            // The method's own code may begin with a frame, and no place has two.
            super.visitInsn(Opcodes.NOP);
        }

        private void loader() {
            super.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, "java/lang/Class", "getClassLoader", "()Ljava/lang/ClassLoader;", false);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitMaxs(Math.max(stack, 2), locals);
        }
    }
}
