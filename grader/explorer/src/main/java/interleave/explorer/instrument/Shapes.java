package interleave.explorer.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the program's classes extend and declare, read from their bytes without loading them. */
final class Shapes {
    /** One class of the program; names are internal ones, with slashes. */
    record Shape(
            int access,
            String superName,
            Map<String, Integer> fields,
            Map<String, String> descriptors,
            Set<String> methods) {}

    private final ClassLoader source;
    private final Map<String, Shape> shapes = new HashMap<>();

    Shapes(ClassLoader source) {
        this.source = source;
    }

    byte[] bytes(String internalName) {
        try (InputStream in = source.getResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Shape of(String internalName) {
        Shape known = shapes.get(internalName);
        if (known == null) {
            byte[] bytes = bytes(internalName);
            if (bytes == null) {
                known = new Shape(0, "java/lang/Object", Map.of(), Map.of(), Set.of());
            } else {
                Reader reader = new Reader();
                new ClassReader(bytes)
                        .accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                known = new Shape(reader.access, reader.superName, reader.fields, reader.descriptors, reader.methods);
            }
            shapes.put(internalName, known);
        }
        return known;
    }

    private static final class Reader extends ClassVisitor {
        private int access;
        private String superName;
        private final Map<String, Integer> fields = new HashMap<>();
        private final Map<String, String> descriptors = new HashMap<>();
        private final Set<String> methods = new HashSet<>();

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            this.access = access;
            this.superName = superName;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            fields.put(name, access);
            descriptors.put(name, descriptor);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            methods.add(name + descriptor);
            return null;
        }
    }
}
