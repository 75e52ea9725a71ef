package interleave.cli.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What an exercise's tests were compiled against: the classes of the stub with all that is not private. Code that has the
 * same can be run with those tests; for any other, the compiler must be asked.
 */
final class Api {

    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
    private static final int KIND = Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE | VISIBLE;

    private final Map<String, Set<String>> required = new HashMap<>();

    private Api() {}

    /** The API of the classes in a folder. */
    static Api in(Path folder) {
        Api api = new Api();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                api.required.put(new ClassReader(bytes).getClassName(), members(bytes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return api;
    }

    /** Whether these classes have all of it, and each member just so. */
    boolean isKeptBy(Map<String, byte[]> classes) {
        return required.entrySet().stream().allMatch(each -> {
            byte[] bytes = classes.get(each.getKey().replace('/', '.'));
            return each.getValue().isEmpty() || bytes != null && members(bytes).containsAll(each.getValue());
        });
    }

    private static Set<String> members(byte[] bytes) {
        Set<String> members = new HashSet<>();
        new ClassReader(bytes).accept(new Members(members), ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        return members;
    }

    private static final class Members extends ClassVisitor {
        private final Set<String> members;
        private boolean isPublic;

        Members(Set<String> members) {
            super(Opcodes.ASM9);
            this.members = members;
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            // Nobody but the submission knows classes that it does not show.
            isPublic = (access & Opcodes.ACC_PUBLIC) != 0;
            if (isPublic) {
                List<String> above = new ArrayList<>(Arrays.asList(interfaces));
                above.sort(null);
                above.forEach(each -> members.add("implements " + each));
                members.add("class " + (access & KIND) + " "
                        + (signature == null ? "" : signature.replaceAll(">L.*", ">")));
            }
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            add(access, name, descriptor, signature, null);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            add(access, name, descriptor, signature, exceptions);
            return null;
        }

        private void add(int access, String name, String descriptor, String signature, String[] exceptions) {
            if (isPublic && (access & VISIBLE) != 0) {
                List<String> thrown = exceptions == null
                        ? List.of()
                        : Stream.of(exceptions).sorted().toList();
                members.add((access & KIND) + " " + name + " " + descriptor + " " + signature + " " + thrown);
            }
        }
    }
}
