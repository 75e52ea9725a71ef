package interleave.cli.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The tests that an exercise has, read from their compiled classes: whoever runs them has no say in it. */
final class PlannedTests {

    private static final String PROMISE = "Linterleave/testkit/Promise;";

    private PlannedTests() {}

    /**
     * All tests, by their names as results name them, each with its promise.
     *
     * @param classes the folder of the classes
     * @param names the names of the test classes
     */
    static Map<String, String> in(Path classes, List<String> names) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : names) {
            try {
                byte[] bytes = Files.readAllBytes(classes.resolve(name.replace('.', '/') + ".class"));
                new ClassReader(bytes).accept(new Methods(name, found), ClassReader.SKIP_CODE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static final class Methods extends ClassVisitor {
        private final String type;
        private final Map<String, String> found;

        Methods(String type, Map<String, String> found) {
            super(Opcodes.ASM9);
            this.type = type;
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    if (!annotation.equals(PROMISE)) {
                        return null;
                    }
                    return new AnnotationVisitor(Opcodes.ASM9) {
                        @Override
                        public void visit(String name, Object value) {
                            found.put(type + "#" + method, String.valueOf(value));
                        }
                    };
                }
            };
        }
    }
}
