package interleave.explorer.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is found without decoding the code must contain all that decoding finds. */
class MethodsToHookTest {
    private static final List<String> CLASSES = List.of(
            "java/lang/Thread",
            "java/util/Timer",
            "java/util/TimerThread",
            "java/util/concurrent/CompletableFuture",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/ConcurrentHashMap$TreeBin",
            "java/util/concurrent/CopyOnWriteArrayList",
            "java/util/concurrent/ForkJoinPool",
            "java/util/concurrent/ForkJoinTask",
            "java/util/concurrent/Phaser",
            "java/util/concurrent/ScheduledThreadPoolExecutor",
            "java/util/concurrent/locks/AbstractQueuedSynchronizer",
            "java/util/concurrent/locks/StampedLock");

    @Test
    void noMethodIsOverlooked() throws IOException {
        for (String name : CLASSES) {
            ClassReader reader = read(name);
            assertThat(MethodsToHook.of(reader, true)).as(name).containsAll(decoded(reader));
        }
    }

    @Test
    void mostMethodsAreLeftAlone() throws IOException {
        ClassReader reader = read("java/util/concurrent/ConcurrentHashMap");
        Set<String> methods = MethodsToHook.of(reader, true);
        assertThat(methods).anyMatch(method -> method.startsWith("computeIfAbsent("));
        assertThat(methods).noneMatch(method -> method.startsWith("isEmpty("));
        assertThat(methods).hasSizeLessThan(60);
    }

    @Test
    void aClassWithoutAnythingToHookIsNotRewritten() throws IOException {
        assertThat(MethodsToHook.of(read("java/util/concurrent/TimeoutException"), false))
                .isEmpty();
    }

    private static ClassReader read(String name) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            return new ClassReader(in);
        }
    }

    private static Set<String> decoded(ClassReader reader) {
        Set<String> names = Set.of("nanoTime", "currentTimeMillis", "yield", "park", "unpark", "wait", "notifyAll");
        Set<String> found = new HashSet<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] exceptions) {
                        return new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitInsn(int opcode) {
                                if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
                                    found.add(method + descriptor);
                                }
                            }

                            @Override
                            public void visitMethodInsn(
                                    int opcode, String owner, String name, String described, boolean isInterface) {
                                if (names.contains(name)
                                        && (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKESTATIC)) {
                                    found.add(method + descriptor);
                                }
                            }
                        };
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found;
    }
}
