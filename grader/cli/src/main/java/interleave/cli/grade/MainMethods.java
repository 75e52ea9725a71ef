package interleave.cli.grade;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Takes out what a student has tried his classes with: {@code main(String[])} and what it alone uses. No test calls it, so
 * it may do what is not allowed otherwise, such as end the JVM. It is gone before the classes are looked through, and so
 * cannot run. What the compiler adds to a lambda that can be serialised goes as well: nobody reads it back.
 */
final class MainMethods {
    private static final String MAIN = "main([Ljava/lang/String;)V";
    private static final String DESERIALIZE = "$deserializeLambda$";

    /** Classes with a {@code main} that are looked for in the others; nobody has more, but for harm. */
    private static final int MOST_TRIED = 10;

    private MainMethods() {}

    /** A method, and what it calls or has handles of, each as owner, name and descriptor. */
    private record Uses(boolean isMain, boolean isOfTheCompiler, Set<String> methods) {}

    /**
     * The classes without them; the same ones if other code calls a {@code main}.
     *
     * @param classes by their names, with dots
     * @param listed the files of the exercise: their classes stay, whoever names them
     */
    static Map<String, byte[]> without(Map<String, byte[]> classes, Collection<String> listed) {
        Map<String, Uses> methods = new HashMap<>();
        classes.values().forEach(bytes -> remember(bytes, methods));
        Set<String> kept = reached(methods);
        if (methods.entrySet().stream().anyMatch(each -> each.getValue().isMain() && kept.contains(each.getKey()))) {
            return classes;
        }
        Set<String> touched = new HashSet<>();
        Set<String> tried = new HashSet<>();
        methods.forEach((method, uses) -> {
            String name = method.substring(0, method.indexOf('.')).replace('/', '.');
            if (!kept.contains(method)) {
                touched.add(name);
            }
            if (uses.isMain()) {
                tried.add(name);
            }
        });
        Map<String, byte[]> left = new TreeMap<>(classes);
        touched.forEach(name -> left.computeIfPresent(name, (same, bytes) -> stripped(bytes, kept)));
        tried.stream()
                .filter(name -> !listed.contains(file(name)))
                .limit(MOST_TRIED)
                .filter(name -> !isNamedByOthers(name, left))
                .forEach(name -> left.keySet().removeIf(each -> isPart(each, name)));
        return left;
    }

    private static String file(String name) {
        return name.substring(name.lastIndexOf('.') + 1).split("\\$", 2)[0] + ".java";
    }

    /** All methods but those of the compiler that only a {@code main} uses, or nobody. */
    private static Set<String> reached(Map<String, Uses> methods) {
        Set<String> kept = new HashSet<>();
        Deque<String> next = new ArrayDeque<>();
        methods.forEach((name, uses) -> {
            if (!uses.isMain() && !uses.isOfTheCompiler()) {
                next.add(name);
            }
        });
        while (!next.isEmpty()) {
            String name = next.remove();
            if (methods.containsKey(name) && kept.add(name)) {
                next.addAll(methods.get(name).methods());
            }
        }
        return kept;
    }

    private static void remember(byte[] bytes, Map<String, Uses> methods) {
        ClassReader reader = new ClassReader(bytes);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] exceptions) {
                        boolean isMain = (access & Opcodes.ACC_STATIC) != 0 && (name + type).equals(MAIN);
                        boolean isOfTheCompiler = (access & Opcodes.ACC_SYNTHETIC) != 0
                                && (name.startsWith("lambda$") || name.equals(DESERIALIZE));
                        Uses uses = new Uses(isMain, isOfTheCompiler, new HashSet<>());
                        methods.put(reader.getClassName() + "." + name + type, uses);
                        return new Calls(uses.methods());
                    }
                },
                ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    }

    private static byte[] stripped(byte[] bytes, Set<String> kept) {
        ClassReader reader = new ClassReader(bytes);
        // A writer that knows nothing of the old constants, so that what is left names only what it uses.
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] exceptions) {
                        return kept.contains(reader.getClassName() + "." + name + type)
                                ? super.visitMethod(access, name, type, signature, exceptions)
                                : null;
                    }

                    @Override
                    public void visitAttribute(Attribute unknown) {
                        // Its bytes may point to constants that are no longer there.
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static boolean isPart(String name, String of) {
        return name.equals(of) || name.startsWith(of + "$");
    }

    private static boolean isNamedByOthers(String name, Map<String, byte[]> classes) {
        // Whatever a class names stands in its bytes, in a form of UTF-8.
        String internal = asText(name.replace('.', '/').getBytes(StandardCharsets.UTF_8));
        return classes.entrySet().stream()
                .anyMatch(each ->
                        !isPart(each.getKey(), name) && asText(each.getValue()).contains(internal));
    }

    private static String asText(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static final class Calls extends MethodVisitor {
        private final Set<String> methods;

        Calls(Set<String> methods) {
            super(Opcodes.ASM9);
            this.methods = methods;
        }

        private void add(Object constant) {
            if (constant instanceof Handle handle) {
                methods.add(handle.getOwner() + "." + handle.getName() + handle.getDesc());
            } else if (constant instanceof ConstantDynamic dynamic) {
                for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                    add(dynamic.getBootstrapMethodArgument(i));
                }
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            methods.add(owner + "." + name + type);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                add(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            add(value instanceof Type ? null : value);
        }
    }
}
