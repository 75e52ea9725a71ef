package interleave.explorer.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts hooks into the JDK where threads start, block, wake and end, and where it reads the clock. Method bodies alone
 * change, so that classes which are loaded already can be done, too.
 */
final class JdkClasses implements ClassFileTransformer {
    private static final String HOOKS = AnswerMethod.HOOKS;

    /** Threads, and those of their subclasses that have a {@code run} of their own. */
    private static final Set<String> THREADS = Set.of(
            "java/lang/Thread",
            "java/lang/VirtualThread",
            "java/util/concurrent/ForkJoinWorkerThread",
            "java/util/concurrent/DelayScheduler",
            "java/util/TimerThread");

    /** Methods of threads that have hooks at their beginning or their end. */
    private static final Set<String> ENTRIES = Set.of("start", "run", "exit", "interrupt", "isInterrupted");

    /** Classes that hold a monitor while they call code of the program, or wait on one. */
    private static final Set<String> MONITORS = Set.of(
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/CopyOnWriteArrayList",
            "java/util/Timer",
            "java/util/Timer$ThreadReaper",
            "java/util/TimerThread",
            "java/util/TimerTask",
            "java/io/BufferedWriter",
            "java/io/Writer",
            "java/io/PrintStream",
            "java/io/PrintWriter",
            "java/io/FilterWriter",
            "java/io/BufferedReader",
            "sun/nio/cs/StreamEncoder",
            "sun/nio/cs/StreamDecoder");

    /** Classes that look at the clock, and no more. */
    private static final Set<String> CLOCKS = Set.of(
            "java/util/Date",
            "java/util/Calendar",
            "java/util/GregorianCalendar",
            "java/time/Clock",
            "java/time/Clock$SystemClock");

    /**
     * Keeps its workers in a set in the order of their identity hashes, which are others in each run; so is the order in
     * which {@code shutdownNow} interrupts them.
     */
    private static final String POOL = "java/util/concurrent/ThreadPoolExecutor";

    static boolean concerns(String name) {
        return name != null
                && (name.startsWith("java/util/concurrent/")
                        || THREADS.contains(name)
                        || MONITORS.contains(name)
                        || CLOCKS.contains(name)
                        || name.startsWith("java/util/Collections$Synchronized"));
    }

    /** Hooks the classes that are loaded already, and those that will be. */
    static void hook(Instrumentation instrumentation) {
        open(instrumentation);
        instrumentation.addTransformer(new JdkClasses(), true);
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (each.getClassLoader() == null
                    && !each.isArray()
                    && !each.isHidden()
                    && concerns(each.getName().replace('.', '/'))
                    && instrumentation.isModifiableClass(each)) {
                loaded.add(each);
            }
        }
        retransform(instrumentation, loaded.toArray(new Class<?>[0]));
    }

    /** Lets the transformers have classes that are loaded already. */
    static void retransform(Instrumentation instrumentation, Class<?>... loaded) {
        try {
            instrumentation.retransformClasses(loaded);
        } catch (UnmodifiableClassException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the explorer read what it must of the JDK's threads. */
    private static void open(Instrumentation instrumentation) {
        Set<Module> explorer = Set.of(JdkClasses.class.getModule());
        Map<String, Set<Module>> opened = new HashMap<>();
        for (String each : Set.of("java.lang", "java.util", "java.util.concurrent", "java.util.concurrent.locks")) {
            opened.put(each, explorer);
        }
        instrumentation.redefineModule(Object.class.getModule(), Set.of(), Map.of(), opened, Set.of(), Map.of());
    }

    @Override
    public byte[] transform(
            Module module, ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        if (loader != null || !concerns(name)) {
            return null;
        }
        ClassReader reader = new ClassReader(bytes);
        boolean monitors = MONITORS.contains(name) || name.startsWith("java/util/Collections$");
        Set<String> methods = MethodsToHook.of(reader, monitors);
        boolean parking = name.equals("java/util/concurrent/locks/LockSupport");
        boolean thread = THREADS.contains(name);
        if (methods.isEmpty() && !parking && !thread && !name.equals(POOL)) {
            return null;
        }
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
                        boolean bare = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0;
                        boolean hooked = parking
                                || thread && ENTRIES.contains(method)
                                || name.equals(POOL) && method.equals("<init>")
                                || methods.contains(method + descriptor);
                        return bare || !hooked ? next : new Body(next, name, method + descriptor, monitors);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Body extends MethodVisitor {
        private final String owner;
        private final String method;
        private final boolean monitors;
        /** Whether the last instruction has left a monitor, which still lies on the stack. */
        private boolean left;

        Body(MethodVisitor next, String owner, String method, boolean monitors) {
            super(Opcodes.ASM9, next);
            this.owner = owner;
            this.method = method;
            this.monitors = monitors;
        }

        private void hook(String name, String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, name, descriptor, false);
        }

        private void withThis(String hook, String descriptor) {
            super.visitVarInsn(Opcodes.ALOAD, 0);
            hook(hook, descriptor);
        }

        /** Leaves the method at once where the hook, whose result is on the stack, has done its work. */
        private void unlessDone(int result, int leave) {
            Label usual = new Label();
            super.visitJumpInsn(Opcodes.IFEQ, usual);
            if (leave == Opcodes.IRETURN) {
                super.visitInsn(result);
            }
            super.visitInsn(leave);
            super.visitLabel(usual);
            super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            // The method may begin with a frame of its own, and two cannot stand at one place.
            super.visitInsn(Opcodes.NOP);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            switch (owner) {
                case "java/util/concurrent/locks/LockSupport" -> parking();
                case "java/lang/Thread" -> thread();
                case "java/lang/VirtualThread" -> virtualThread();
                case "java/time/Clock" -> clock();
                default -> {
                    if (THREADS.contains(owner) && method.equals("run()V")) {
                        withThis("begin", "(Ljava/lang/Thread;)V");
                    }
                }
            }
        }

        private void clock() {
            if (method.equals("currentInstant()Ljava/time/Instant;")) {
                Label usual = new Label();
                hook("ownsTime", "()Z");
                super.visitJumpInsn(Opcodes.IFEQ, usual);
                hook("innerInstant", "()Ljava/time/Instant;");
                super.visitInsn(Opcodes.ARETURN);
                super.visitLabel(usual);
                super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
                super.visitInsn(Opcodes.NOP);
            }
        }

        private void parking() {
            switch (method) {
                case "park()V" -> {
                    hook("park", "()Z");
                    unlessDone(0, Opcodes.RETURN);
                }
                case "park(Ljava/lang/Object;)V" -> {
                    super.visitVarInsn(Opcodes.ALOAD, 0);
                    hook("park", "(Ljava/lang/Object;)Z");
                    unlessDone(0, Opcodes.RETURN);
                }
                case "parkNanos(J)V", "parkUntil(J)V" -> {
                    super.visitVarInsn(Opcodes.LLOAD, 0);
                    hook(method.startsWith("parkN") ? "parkNanos" : "parkUntil", "(J)Z");
                    unlessDone(0, Opcodes.RETURN);
                }
                case "parkNanos(Ljava/lang/Object;J)V", "parkUntil(Ljava/lang/Object;J)V" -> {
                    super.visitVarInsn(Opcodes.ALOAD, 0);
                    super.visitVarInsn(Opcodes.LLOAD, 1);
                    hook(method.startsWith("parkN") ? "parkNanos" : "parkUntil", "(Ljava/lang/Object;J)Z");
                    unlessDone(0, Opcodes.RETURN);
                }
                case "unpark(Ljava/lang/Thread;)V" -> {
                    super.visitVarInsn(Opcodes.ALOAD, 0);
                    hook("unpark", "(Ljava/lang/Thread;)Z");
                    unlessDone(0, Opcodes.RETURN);
                }
                default -> {}
            }
        }

        private void thread() {
            switch (method) {
                case "start()V" -> withThis("starting", "(Ljava/lang/Thread;)V");
                case "start(Ljdk/internal/vm/ThreadContainer;)V" -> withThis("starting", "(Ljava/lang/Thread;)V");
                case "run()V" -> withThis("begin", "(Ljava/lang/Thread;)V");
                case "exit()V" -> withThis("ending", "(Ljava/lang/Thread;)V");
                case "interrupt()V" -> {
                    withThis("interrupt", "(Ljava/lang/Thread;)Z");
                    unlessDone(0, Opcodes.RETURN);
                }
                case "isInterrupted()Z" -> {
                    withThis("interruptPending", "(Ljava/lang/Thread;)Z");
                    unlessDone(Opcodes.ICONST_1, Opcodes.IRETURN);
                }
                default -> {}
            }
        }

        private void virtualThread() {
            switch (method) {
                case "start(Ljdk/internal/vm/ThreadContainer;)V" -> withThis("starting", "(Ljava/lang/Thread;)V");
                case "interrupt()V" -> {
                    withThis("interrupt", "(Ljava/lang/Thread;)Z");
                    unlessDone(0, Opcodes.RETURN);
                }
                case "isInterrupted()Z" -> {
                    withThis("interruptPending", "(Ljava/lang/Thread;)Z");
                    unlessDone(Opcodes.ICONST_1, Opcodes.IRETURN);
                }
                default -> {}
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN
                    && owner.equals("java/lang/VirtualThread")
                    && method.equals("run(Ljava/lang/Runnable;)V")) {
                withThis("ending", "(Ljava/lang/Thread;)V");
            }
            if (monitors && opcode == Opcodes.MONITORENTER) {
                super.visitInsn(Opcodes.DUP);
                hook("innerEnter", "(Ljava/lang/Object;)V");
            }
            if (monitors && opcode == Opcodes.MONITOREXIT) {
                super.visitInsn(Opcodes.DUP);
                left = true;
            }
            super.visitInsn(opcode);
        }

        /**
         * The hook that a monitor has been left, behind the label that javac sets there: up to it the handler guards
         * itself, and a call that a handler guards in itself keeps the JVM's first compiler (C1) from compiling the method.
         */
        @Override
        public void visitLabel(Label label) {
            super.visitLabel(label);
            if (left) {
                left = false;
                hook("innerExit", "(Ljava/lang/Object;)V");
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String of, String name, String descriptor) {
            super.visitFieldInsn(opcode, of, name, descriptor);
            if (opcode != Opcodes.GETSTATIC || method.startsWith("<clinit>")) {
                return;
            }
            String type = descriptor.substring(1, Math.max(1, descriptor.length() - 1));
            if (of.equals("java/util/concurrent/ForkJoinPool") && name.equals("common")) {
                hook("commonPool", "(L" + type + ";)L" + type + ";");
            } else if (of.equals("java/util/concurrent/CompletableFuture") && name.equals("ASYNC_POOL")) {
                hook("asyncPool", "(Ljava/util/concurrent/Executor;)Ljava/util/concurrent/Executor;");
                if (!type.equals("java/util/concurrent/Executor")) {
                    super.visitTypeInsn(Opcodes.CHECKCAST, type);
                }
            } else if (of.equals("java/util/concurrent/CompletableFuture$Delayer") && name.equals("delayer")) {
                hook("delayer", "(L" + type + ";)L" + type + ";");
            }
        }

        private boolean isSetOfWorkers(String type) {
            return owner.equals(POOL) && method.startsWith("<init>") && type.equals("java/util/HashSet");
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            super.visitTypeInsn(opcode, isSetOfWorkers(type) ? "java/util/LinkedHashSet" : type);
        }

        @Override
        public void visitMethodInsn(int opcode, String of, String name, String descriptor, boolean isInterface) {
            if (isSetOfWorkers(of)) {
                super.visitMethodInsn(opcode, "java/util/LinkedHashSet", name, descriptor, isInterface);
                return;
            }
            if (owner.equals("java/lang/VirtualThread")
                    && method.equals("run(Ljava/lang/Runnable;)V")
                    && name.equals("runWith")) {
                // Inside its try: what is thrown here must not leave the continuation.
                withThis("begin", "(Ljava/lang/Thread;)V");
            }
            String key = of + "." + name + descriptor;
            switch (key) {
                case "java/lang/System.nanoTime()J" -> hook("innerNanoTime", "()J");
                case "java/lang/System.currentTimeMillis()J" -> {
                    if (owner.startsWith("java/util/") || CLOCKS.contains(owner)) {
                        hook("innerMillis", "()J");
                    } else {
                        super.visitMethodInsn(opcode, of, name, descriptor, isInterface);
                    }
                }
                case "java/lang/Thread.yield()V" -> hook("innerYield", "()V");
                case "jdk/internal/misc/Unsafe.park(ZJ)V" -> {
                    if (owner.startsWith("java/util/concurrent/ForkJoin") || owner.endsWith("DelayScheduler")) {
                        hook("unsafePark", "(Ljava/lang/Object;ZJ)V");
                    } else {
                        super.visitMethodInsn(opcode, of, name, descriptor, isInterface);
                    }
                }
                case "jdk/internal/misc/Unsafe.unpark(Ljava/lang/Object;)V" -> {
                    if (owner.startsWith("java/util/concurrent/ForkJoin") || owner.endsWith("DelayScheduler")) {
                        hook("unsafeUnpark", "(Ljava/lang/Object;Ljava/lang/Object;)V");
                    } else {
                        super.visitMethodInsn(opcode, of, name, descriptor, isInterface);
                    }
                }
                default -> {
                    if (monitors && opcode == Opcodes.INVOKEVIRTUAL && Calls.isMonitorMethod(name, descriptor)) {
                        String target = switch (name) {
                            case "wait" -> "innerAwait";
                            case "notify" -> "innerNotify";
                            default -> "innerNotifyAll";
                        };
                        hook(target, "(Ljava/lang/Object;" + descriptor.substring(1));
                    } else {
                        super.visitMethodInsn(opcode, of, name, descriptor, isInterface);
                    }
                }
            }
        }
    }
}
