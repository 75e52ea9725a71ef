package interleave.explorer.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Puts hooks into one class of the program. */
final class AnswerClass extends ClassVisitor {
    /** A method reference to the JDK, which becomes a method, so that the call in it can have hooks. */
    private record Reference(Handle target, String name, String descriptor, int line) {}

    /**
     * What must be known of a method before its first instruction.
     *
     * @param firstLine the line of its first statement, or 0 where the class does not tell
     */
    private record Body(int locals, int firstLine) {}

    private final Program program;
    private final ClassReader original;
    private final Map<String, Body> bodies;
    private final List<Reference> references = new ArrayList<>();
    private String name;
    private String superName;
    private String file;
    private boolean isInterface;

    private AnswerClass(ClassVisitor next, Program program, ClassReader original) {
        super(Opcodes.ASM9, next);
        this.program = program;
        this.original = original;
        this.bodies = bodies(original);
        if (bodies.containsKey("<clinit>()V")) {
            bodies.put(Reset.METHOD + "()V", bodies.get("<clinit>()V"));
        }
    }

    static byte[] instrument(byte[] bytes, Program program) {
        ClassReader reader = new ClassReader(bytes);
        // Frames are kept as they are: what is inserted has no branches, and its locals live in no frame.
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new AnswerClass(writer, program, reader), 0);
        return writer.toByteArray();
    }

    private static Map<String, Body> bodies(ClassReader reader) {
        Map<String, Body> bodies = new HashMap<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] exceptions) {
                        return new MethodVisitor(Opcodes.ASM9) {
                            private int firstLine;

                            @Override
                            public void visitLineNumber(int line, Label start) {
                                firstLine = firstLine == 0 ? line : firstLine;
                            }

                            @Override
                            public void visitMaxs(int maxStack, int maxLocals) {
                                bodies.put(method + descriptor, new Body(maxLocals, firstLine));
                            }
                        };
                    }
                },
                ClassReader.SKIP_FRAMES);
        return bodies;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        this.name = name;
        this.superName = superName;
        this.isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public void visitSource(String source, String debug) {
        file = source;
        super.visitSource(source, debug);
    }

    @Override
    public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
        boolean setAgain = (access & Opcodes.ACC_STATIC) != 0 && value == null && program.isResettable(name);
        return super.visitField(setAgain ? access & ~Opcodes.ACC_FINAL : access, field, descriptor, signature, value);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        boolean locked = (access & Opcodes.ACC_SYNCHRONIZED) != 0 && (access & Opcodes.ACC_NATIVE) == 0;
        MethodVisitor next = super.visitMethod(
                locked ? access & ~Opcodes.ACC_SYNCHRONIZED : access, method, descriptor, signature, exceptions);
        if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
            return next;
        }
        Body body =
                bodies.getOrDefault(method + descriptor, new Body(Type.getArgumentsAndReturnSizes(descriptor) >> 2, 0));
        return new AnswerMethod(next, this, access, locked, method, descriptor, body.locals(), body.firstLine());
    }

    @Override
    public void visitEnd() {
        if (program.isResettable(name)) {
            Reset.write(original, this);
        }
        // The methods made here are visited by the same rules, and may not ask for others.
        for (Reference reference : List.copyOf(references)) {
            int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
            MethodVisitor code = visitMethod(access, reference.name, reference.descriptor, null, null);
            code.visitCode();
            Label begin = new Label();
            code.visitLabel(begin);
            code.visitLineNumber(reference.line, begin);
            Handle target = reference.target;
            if (target.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
                code.visitTypeInsn(Opcodes.NEW, target.getOwner());
                code.visitInsn(Opcodes.DUP);
            }
            int slot = 0;
            for (Type argument : Type.getArgumentTypes(reference.descriptor)) {
                code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
                slot += argument.getSize();
            }
            code.visitMethodInsn(
                    opcode(target), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
            code.visitInsn(Type.getReturnType(reference.descriptor).getOpcode(Opcodes.IRETURN));
            code.visitMaxs(0, 0);
            code.visitEnd();
        }
        super.visitEnd();
    }

    private static int opcode(Handle target) {
        return switch (target.getTag()) {
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> Opcodes.INVOKEVIRTUAL;
        };
    }

    /** The handle to use for a method reference: the same one, or one to a method with hooks. */
    Handle bridge(Handle target, String factory, int line) {
        boolean direct = target.getTag() == Opcodes.H_INVOKEVIRTUAL
                || target.getTag() == Opcodes.H_INVOKEINTERFACE
                || target.getTag() == Opcodes.H_INVOKESTATIC;
        boolean makes = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        boolean hooked = direct
                        && Calls.of(program, opcode(target), target.getOwner(), target.getName(), target.getDesc())
                                != Calls.Rule.NONE
                || (direct || makes)
                        && CollectionUse.isOfCollection(target.getOwner(), target.getName(), target.getDesc());
        if (!hooked) {
            return target;
        }
        String descriptor = target.getDesc();
        if (makes) {
            descriptor = descriptor.replace(")V", ")L" + target.getOwner() + ";");
        } else if (target.getTag() != Opcodes.H_INVOKESTATIC) {
            // A receiver that is bound already must have the very type that it is bound with.
            Type[] bound = Type.getArgumentTypes(factory);
            String receiver = bound.length > 0 ? bound[0].getDescriptor() : "L" + target.getOwner() + ";";
            descriptor = "(" + receiver + descriptor.substring(1);
        }
        String method = "reference$" + references.size();
        references.add(new Reference(target, method, descriptor, line));
        return new Handle(Opcodes.H_INVOKESTATIC, name, method, descriptor, isInterface);
    }

    Program program() {
        return program;
    }

    String name() {
        return name;
    }

    String superName() {
        return superName;
    }

    String file() {
        return file;
    }
}
