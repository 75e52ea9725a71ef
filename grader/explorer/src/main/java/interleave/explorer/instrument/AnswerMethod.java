package interleave.explorer.instrument;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts hooks into one method. What is inserted is straight-line code, so the frames stay valid; arguments are put aside
 * in locals above those of the method, which no frame mentions.
 */
final class AnswerMethod extends MethodVisitor {
    static final String HOOKS = "interleave/explorer/boot/Hooks";
    private static final String OBJECT = "Ljava/lang/Object;";

    private final AnswerClass owner;
    private final boolean isStatic;
    private final boolean locked;
    private final boolean constructor;
    private final boolean initialiser;
    private final boolean threadBody;
    private final String method;
    private final int free;

    private int line;
    /** Whether {@code this} is an object already: false in a constructor up to its call of another one. */
    private boolean constructed;

    private int pendingNew;
    private final Set<Label> seen = new HashSet<>();
    private final Set<Label> handlers = new HashSet<>();
    private final Set<Label> selective = new HashSet<>();
    private int atHandler;
    private Label lockedFrom;
    private final Label lockedHandler = new Label();
    private final Label initialiserFrom = new Label();

    AnswerMethod(
            MethodVisitor next,
            AnswerClass owner,
            int access,
            boolean locked,
            String method,
            String descriptor,
            int free,
            int firstLine) {
        super(Opcodes.ASM9, next);
        this.line = firstLine;
        this.owner = owner;
        this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
        this.locked = locked;
        this.constructor = method.equals("<init>");
        this.initialiser = method.equals("<clinit>");
        this.threadBody = method.equals("run")
                && descriptor.equals("()V")
                && !isStatic
                && owner.program().isThread(owner.name());
        this.constructed = !constructor;
        this.method = method;
        this.free = free;
    }

    // Sites and hooks.

    private void pushSite(
            Site.Kind kind, String of, String name, String descriptor, boolean isVolatile, boolean fixed) {
        int id = Sites.add(
                kind,
                owner.name().replace('/', '.'),
                method,
                owner.file(),
                line,
                of.replace('/', '.'),
                name,
                descriptor,
                isVolatile,
                fixed);
        super.visitLdcInsn(id);
    }

    private void hook(String name, String descriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, name, descriptor, false);
    }

    /** Before each instruction: what must come first at the beginning of an exception handler. */
    private void ahead() {
        if (atHandler != 0) {
            boolean typed = atHandler == 1;
            atHandler = 0;
            super.visitInsn(Opcodes.DUP);
            hook(typed ? "caught" : "passing", "(Ljava/lang/Throwable;)V");
        }
    }

    // The beginning and the end.

    @Override
    public void visitCode() {
        super.visitCode();
        if (threadBody) {
            super.visitVarInsn(Opcodes.ALOAD, 0);
            hook("begin", "(Ljava/lang/Thread;)V");
        }
        if (initialiser) {
            hook("initialising", "()V");
            super.visitLabel(initialiserFrom);
        }
        if (!constructor) {
            hook("entered", "()V");
        }
        if (locked) {
            pushMonitor();
            super.visitInsn(Opcodes.DUP);
            pushSite(Site.Kind.ENTER, owner.name(), "", "", false, isStatic);
            hook("enter", "(" + OBJECT + "I)V");
            super.visitInsn(Opcodes.MONITORENTER);
            lockedFrom = new Label();
            super.visitLabel(lockedFrom);
        }
    }

    private void pushMonitor() {
        if (isStatic) {
            super.visitLdcInsn(Type.getObjectType(owner.name()));
        } else {
            super.visitVarInsn(Opcodes.ALOAD, 0);
        }
    }

    private void unlock() {
        pushMonitor();
        hook("exit", "(" + OBJECT + ")V");
        pushMonitor();
        super.visitInsn(Opcodes.MONITOREXIT);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        if (locked) {
            closeRange();
            super.visitLabel(lockedHandler);
            Object[] frame = isStatic ? new Object[0] : new Object[] {owner.name()};
            super.visitFrame(Opcodes.F_FULL, frame.length, frame, 1, new Object[] {"java/lang/Throwable"});
            unlock();
            super.visitInsn(Opcodes.ATHROW);
        }
        if (initialiser) {
            Label handler = new Label();
            super.visitTryCatchBlock(initialiserFrom, handler, handler, null);
            super.visitLabel(handler);
            super.visitFrame(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
            hook("notInitialised", "()V");
            super.visitInsn(Opcodes.ATHROW);
        }
        super.visitMaxs(maxStack, maxLocals);
    }

    private void closeRange() {
        Label end = new Label();
        super.visitLabel(end);
        if (lockedFrom.getOffset() < end.getOffset()) {
            super.visitTryCatchBlock(lockedFrom, end, lockedHandler, null);
        }
    }

    @Override
    public void visitLabel(Label label) {
        super.visitLabel(label);
        seen.add(label);
        if (handlers.contains(label)) {
            atHandler = selective.contains(label) ? 1 : 2;
        }
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        this.line = line;
        super.visitLineNumber(line, start);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        handlers.add(handler);
        if (type != null) {
            selective.add(handler);
        }
        super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitInsn(int opcode) {
        ahead();
        switch (opcode) {
            case Opcodes.IALOAD,
                    Opcodes.LALOAD,
                    Opcodes.FALOAD,
                    Opcodes.DALOAD,
                    Opcodes.AALOAD,
                    Opcodes.BALOAD,
                    Opcodes.CALOAD,
                    Opcodes.SALOAD -> {
                super.visitInsn(Opcodes.DUP2);
                pushSite(Site.Kind.READ_ELEMENT, owner.name(), "", element(opcode), false, false);
                hook("readElement", "(" + OBJECT + "II)V");
                super.visitInsn(opcode);
                note(Type.getType(element(opcode)));
            }
            case Opcodes.IASTORE,
                    Opcodes.LASTORE,
                    Opcodes.FASTORE,
                    Opcodes.DASTORE,
                    Opcodes.AASTORE,
                    Opcodes.BASTORE,
                    Opcodes.CASTORE,
                    Opcodes.SASTORE -> {
                Type type = Type.getType(element(opcode - Opcodes.IASTORE + Opcodes.IALOAD));
                super.visitVarInsn(type.getOpcode(Opcodes.ISTORE), free);
                super.visitInsn(Opcodes.DUP2);
                pushSite(Site.Kind.WRITE_ELEMENT, owner.name(), "", type.getDescriptor(), false, false);
                hook("writeElement", "(" + OBJECT + "II)V");
                super.visitVarInsn(type.getOpcode(Opcodes.ILOAD), free);
                note(type);
                super.visitInsn(opcode);
            }
            case Opcodes.MONITORENTER -> {
                super.visitInsn(Opcodes.DUP);
                pushSite(Site.Kind.ENTER, owner.name(), "", "", false, false);
                hook("enter", "(" + OBJECT + "I)V");
                super.visitInsn(opcode);
            }
            case Opcodes.MONITOREXIT -> {
                // First the hook: a call after the exit, inside the handler's range, would keep the JIT from compiling.
                super.visitInsn(Opcodes.DUP);
                hook("exit", "(" + OBJECT + ")V");
                super.visitInsn(opcode);
            }
            case Opcodes.IRETURN,
                    Opcodes.LRETURN,
                    Opcodes.FRETURN,
                    Opcodes.DRETURN,
                    Opcodes.ARETURN,
                    Opcodes.RETURN -> {
                if (initialiser) {
                    hook("initialised", "()V");
                }
                if (locked) {
                    closeRange();
                    unlock();
                }
                super.visitInsn(opcode);
                if (locked) {
                    lockedFrom = new Label();
                    super.visitLabel(lockedFrom);
                }
            }
            default -> super.visitInsn(opcode);
        }
    }

    private static String element(int load) {
        return switch (load) {
            case Opcodes.IALOAD, Opcodes.BALOAD, Opcodes.SALOAD -> "I";
            case Opcodes.CALOAD -> "C";
            case Opcodes.LALOAD -> "J";
            case Opcodes.FALOAD -> "F";
            case Opcodes.DALOAD -> "D";
            default -> OBJECT;
        };
    }

    /** Hands the value on top of the stack to the recorder. */
    private void note(Type type) {
        super.visitInsn(type.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
        hook("value", "(" + noted(type) + ")V");
    }

    private static String noted(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "Z";
            case Type.CHAR -> "C";
            case Type.BYTE, Type.SHORT, Type.INT -> "I";
            case Type.LONG -> "J";
            case Type.FLOAT -> "F";
            case Type.DOUBLE -> "D";
            default -> OBJECT;
        };
    }

    @Override
    public void visitFieldInsn(int opcode, String of, String name, String descriptor) {
        ahead();
        String declaring = owner.program().declaringClass(of, name);
        boolean watched = declaring != null
                && constructed
                && !name.startsWith("$")
                && !Program.isFinal(owner.program().fieldAccess(declaring, name));
        if (!watched) {
            super.visitFieldInsn(opcode, of, name, descriptor);
            return;
        }
        boolean isVolatile = (owner.program().fieldAccess(declaring, name) & Opcodes.ACC_VOLATILE) != 0;
        Type type = Type.getType(descriptor);
        boolean reads = opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC;
        boolean fixed = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
        if (!reads) {
            super.visitVarInsn(type.getOpcode(Opcodes.ISTORE), free);
        }
        if (fixed) {
            super.visitInsn(Opcodes.ACONST_NULL);
        } else {
            super.visitInsn(Opcodes.DUP);
        }
        pushSite(reads ? Site.Kind.READ : Site.Kind.WRITE, declaring, name, descriptor, isVolatile, fixed);
        hook(reads ? "read" : "write", "(" + OBJECT + "I)V");
        if (!reads) {
            super.visitVarInsn(type.getOpcode(Opcodes.ILOAD), free);
            note(type);
        }
        super.visitFieldInsn(opcode, of, name, descriptor);
        if (reads) {
            note(type);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String of, String name, String descriptor, boolean isInterface) {
        ahead();
        CollectionUse use = constructed ? CollectionUse.of(of, name) : CollectionUse.NONE;
        if (name.equals("<init>")) {
            collections(use, name, descriptor);
            construct(of);
            super.visitMethodInsn(opcode, of, name, descriptor, isInterface);
            return;
        }
        if (constructed) {
            elements(opcode, of, name, descriptor);
        }
        if (use == CollectionUse.VIEWS) {
            Type[] arguments = Type.getArgumentTypes(descriptor);
            int[] slots = putAside(arguments);
            putBack(arguments, slots);
            super.visitMethodInsn(opcode, of, name, descriptor, isInterface);
            super.visitInsn(Opcodes.DUP);
            super.visitVarInsn(Opcodes.ALOAD, slots[0]);
            hook("view", "(" + OBJECT + OBJECT + ")V");
            return;
        }
        Calls.Rule rule = constructed ? Calls.of(owner.program(), opcode, of, name, descriptor) : Calls.Rule.NONE;
        switch (rule) {
            case NONE -> {
                collections(use, name, descriptor);
                super.visitMethodInsn(opcode, of, name, descriptor, isInterface);
            }
            case REPLACED -> replace(opcode, of, name, descriptor);
            case AROUND_STATIC -> {
                super.visitInsn(Opcodes.ACONST_NULL);
                int site = before(of, name, descriptor, true);
                collections(use, name, descriptor);
                super.visitMethodInsn(opcode, of, name, descriptor, isInterface);
                after(descriptor, site);
            }
            case AROUND -> {
                Type[] arguments = Type.getArgumentTypes(descriptor);
                int[] slots = putAside(arguments);
                boolean byArgument = (of.equals("java/lang/invoke/VarHandle") || of.endsWith("FieldUpdater"))
                        && arguments.length > 0
                        && arguments[0].getSort() >= Type.ARRAY;
                if (byArgument) {
                    super.visitVarInsn(Opcodes.ALOAD, slots[0]);
                } else {
                    super.visitInsn(Opcodes.DUP);
                }
                if (isOfOneElement(of, name, descriptor)) {
                    super.visitInsn(Opcodes.DUP);
                    super.visitVarInsn(Opcodes.ILOAD, slots[0]);
                    hook("element", "(Ljava/lang/Object;I)V");
                }
                int site = before(of, name, descriptor, false);
                putBack(arguments, slots);
                collections(use, name, descriptor);
                super.visitMethodInsn(opcode, of, name, descriptor, isInterface);
                after(descriptor, site);
            }
        }
    }

    private static boolean isOfOneElement(String of, String name, String descriptor) {
        boolean list = of.equals("java/util/List") || of.equals("java/util/ArrayList");
        return list
                && (name.equals("get") && descriptor.equals("(I)Ljava/lang/Object;")
                        || name.equals("set") && descriptor.equals("(ILjava/lang/Object;)Ljava/lang/Object;"));
    }

    private int[] putAside(Type[] arguments) {
        int[] slots = new int[arguments.length];
        int slot = free;
        for (int i = arguments.length - 1; i >= 0; i--) {
            slots[i] = slot;
            super.visitVarInsn(arguments[i].getOpcode(Opcodes.ISTORE), slot);
            slot += arguments[i].getSize();
        }
        return slots;
    }

    private void putBack(Type[] arguments, int[] slots) {
        for (int i = 0; i < arguments.length; i++) {
            super.visitVarInsn(arguments[i].getOpcode(Opcodes.ILOAD), slots[i]);
        }
    }

    /** Before a call that reads or writes many elements of an array at once. */
    private void elements(int opcode, String of, String name, String descriptor) {
        BulkAccess access = BulkAccess.of(opcode, of, name, descriptor);
        boolean copies = of.equals("java/lang/System") && name.equals("arraycopy");
        if (access == null && !copies) {
            return;
        }
        Type[] arguments = Type.getArgumentTypes(descriptor);
        int[] slots = putAside(arguments);
        if (copies) {
            // From an array and an index to another array and index, and how many.
            elements(slots[0], slots[1], slots[4], true, false);
            elements(slots[2], slots[3], slots[4], true, true);
        } else if (access.array() < 0) {
            super.visitInsn(Opcodes.DUP);
            super.visitVarInsn(Opcodes.ASTORE, free);
            elements(free, -1, -1, false, access.writes());
        } else {
            int array = slots[access.array()];
            switch (access.part()) {
                case ALL -> elements(array, -1, -1, false, access.writes());
                case HEAD -> elements(array, -1, slots[access.array() + 1], false, access.writes());
                case RANGE, COUNTED ->
                    elements(
                            array,
                            slots[access.array() + 1],
                            slots[access.array() + 2],
                            access.part() == BulkAccess.Part.COUNTED,
                            access.writes());
            }
        }
        putBack(arguments, slots);
    }

    /** Right before a call that goes through collections or maps that it is given: nobody must come in between. */
    private void collections(CollectionUse use, String name, String descriptor) {
        if (use == CollectionUse.NONE) {
            return;
        }
        Type[] arguments = Type.getArgumentTypes(descriptor);
        boolean any = false;
        for (Type each : arguments) {
            any |= use.asks(each, name) != null;
        }
        if (!any) {
            return;
        }
        int[] slots = putAside(arguments);
        for (int i = 0; i < arguments.length; i++) {
            String asked = use.asks(arguments[i], name);
            if (asked != null) {
                super.visitVarInsn(Opcodes.ALOAD, slots[i]);
                pushSite(Site.Kind.CALL, arguments[i].getInternalName(), asked, "()V", false, false);
                hook("goesThrough", "(" + OBJECT + "I)V");
            }
        }
        putBack(arguments, slots);
    }

    /** The locals that hold an array, the first index and the one after the last, or how many; -1: none, so all. */
    private void elements(int array, int from, int to, boolean counted, boolean writes) {
        super.visitVarInsn(Opcodes.ALOAD, array);
        if (from < 0) {
            super.visitInsn(Opcodes.ICONST_0);
        } else {
            super.visitVarInsn(Opcodes.ILOAD, from);
        }
        if (to < 0) {
            super.visitLdcInsn(Integer.MAX_VALUE);
        } else {
            super.visitVarInsn(Opcodes.ILOAD, to);
        }
        if (counted) {
            super.visitVarInsn(Opcodes.ILOAD, from);
            super.visitInsn(Opcodes.IADD);
        }
        Site.Kind kind = writes ? Site.Kind.WRITE_ELEMENT : Site.Kind.READ_ELEMENT;
        pushSite(kind, owner.name(), "", OBJECT, false, false);
        hook(writes ? "writeElements" : "readElements", "(" + OBJECT + "III)V");
    }

    private void construct(String of) {
        if (constructed) {
            return;
        }
        if (pendingNew > 0) {
            pendingNew--;
        } else if (of.equals(owner.superName()) || of.equals(owner.name())) {
            constructed = true;
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        ahead();
        if (opcode == Opcodes.NEW && !constructed) {
            pendingNew++;
        }
        super.visitTypeInsn(opcode, type);
    }

    private int before(String of, String name, String descriptor, boolean fixed) {
        int site = Sites.add(
                Site.Kind.CALL,
                owner.name().replace('/', '.'),
                method,
                owner.file(),
                line,
                of.replace('/', '.'),
                name,
                descriptor,
                false,
                fixed);
        super.visitLdcInsn(site);
        hook("call", "(" + OBJECT + "I)V");
        return site;
    }

    private void after(String descriptor, int site) {
        Type type = Type.getReturnType(descriptor);
        String seenAs = switch (type.getSort()) {
            case Type.VOID, Type.FLOAT, Type.DOUBLE -> "";
            case Type.CHAR -> "I";
            default -> noted(type);
        };
        if (!seenAs.isEmpty()) {
            super.visitInsn(type.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
        }
        super.visitLdcInsn(site);
        hook("returned", "(" + seenAs + "I)V");
    }

    /** Calls of Thread, Object's monitor methods and clocks: the receiver becomes the first argument of the hook. */
    private void replace(int opcode, String of, String name, String descriptor) {
        String receiver = opcode == Opcodes.INVOKESTATIC
                ? ""
                : switch (name) {
                    case "wait", "notify", "notifyAll" -> OBJECT;
                    case "sleep", "timedWait", "timedJoin" -> "Ljava/util/concurrent/TimeUnit;";
                    default -> "Ljava/lang/Thread;";
                };
        Site.Kind kind = switch (name) {
            case "wait", "timedWait" -> Site.Kind.WAIT;
            case "notify", "notifyAll" -> Site.Kind.NOTIFY;
            case "sleep" -> Site.Kind.SLEEP;
            case "join", "timedJoin" -> Site.Kind.JOIN;
            case "isAlive", "getState" -> Site.Kind.ALIVE;
            case "yield", "onSpinWait" -> Site.Kind.PAUSE;
            default -> Site.Kind.TIME;
        };
        String target = switch (name) {
            case "wait" -> "await";
            case "notify" -> "notifyOne";
            case "notifyAll" -> "notifyEach";
            case "now" -> "instant";
            default -> name;
        };
        if (name.equals("identityHashCode")) {
            hook(name, descriptor);
            return;
        }
        pushSite(kind, of, name, descriptor, false, opcode == Opcodes.INVOKESTATIC);
        int close = descriptor.indexOf(')');
        hook(target, "(" + receiver + descriptor.substring(1, close) + "I" + descriptor.substring(close));
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        ahead();
        Object[] changed = arguments;
        if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && arguments.length > 1
                && arguments[1] instanceof Handle target) {
            changed = arguments.clone();
            changed[1] = owner.bridge(target, descriptor, line);
        }
        if (bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory") && constructed) {
            partsWrittenAsText(Type.getArgumentTypes(descriptor));
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, changed);
    }

    private void partsWrittenAsText(Type[] parts) {
        boolean ofObjects = false;
        for (Type each : parts) {
            ofObjects |= mayBeShared(each);
        }
        if (!ofObjects) {
            return;
        }
        int[] slots = putAside(parts);
        for (int i = 0; i < parts.length; i++) {
            if (mayBeShared(parts[i])) {
                super.visitVarInsn(Opcodes.ALOAD, slots[i]);
                pushSite(Site.Kind.CALL, "java/lang/Object", "toString", "()V", false, false);
                hook("goesThrough", "(" + OBJECT + "I)V");
            }
        }
        putBack(parts, slots);
    }

    private static boolean mayBeShared(Type type) {
        return type.getSort() == Type.OBJECT && !type.getInternalName().equals("java/lang/String");
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        ahead();
        if (seen.contains(label) && constructed) {
            hook("tick", "()V");
        }
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        ahead();
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
        ahead();
        super.visitVarInsn(opcode, index);
    }

    @Override
    public void visitLdcInsn(Object value) {
        ahead();
        super.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int index, int increment) {
        ahead();
        super.visitIincInsn(index, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
        ahead();
        super.visitTableSwitchInsn(min, max, other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
        ahead();
        super.visitLookupSwitchInsn(other, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        ahead();
        super.visitMultiANewArrayInsn(descriptor, dimensions);
    }
}
