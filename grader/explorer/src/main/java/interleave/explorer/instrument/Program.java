package interleave.explorer.instrument;

import interleave.explorer.instrument.Shapes.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * The classes that are loaded anew for each schedule: those of one package and the packages below it. Everything else,
 * JUnit and AssertJ with it, comes from the usual class loader. Used by one thread at a time.
 */
public final class Program {
    private final ClassLoader source;
    private final String[] packages;
    private final Shapes shapes;
    private final Map<String, byte[]> instrumented = new HashMap<>();
    private final Map<String, Boolean> stateless = new HashMap<>();
    private final Map<String, Boolean> resettable = new HashMap<>();
    private final Map<String, Boolean> immutable = new HashMap<>();

    /**
     * @param source where the classes are found
     * @param packages the packages that belong to the program, with those below them
     */
    public Program(ClassLoader source, String... packages) {
        this.source = source;
        this.packages = packages.clone();
        this.shapes = new Shapes(source);
    }

    ClassLoader source() {
        return source;
    }

    /** Whether the class of that name, written with dots or slashes, belongs to the program. */
    public boolean contains(String className) {
        String name = className.replace('/', '.');
        for (String each : packages) {
            if (name.startsWith(each) && name.length() > each.length() && name.charAt(each.length()) == '.') {
                return true;
            }
        }
        return false;
    }

    /** The instrumented bytes, or null where there is no such class. */
    synchronized byte[] instrumented(String className) {
        byte[] done = instrumented.get(className);
        if (done == null) {
            byte[] bytes = shapes.bytes(className.replace('.', '/'));
            if (bytes == null) {
                return null;
            }
            done = AnswerClass.instrument(bytes, this);
            instrumented.put(className, done);
        }
        return done;
    }

    synchronized boolean isStateless(String className) {
        String name = className.replace('.', '/');
        Boolean known = stateless.get(name);
        if (known == null) {
            known = Statics.areConstant(shapes.bytes(name), this::isImmutable);
            stateless.put(name, known);
        }
        return known;
    }

    /** Whether the class keeps something in static fields, and can begin anew all the same without being loaded again. */
    synchronized boolean isResettable(String className) {
        String name = className.replace('.', '/');
        Boolean known = resettable.get(name);
        if (known == null) {
            known = !isStateless(name) && Reset.isPossible(name, bytes(name), this);
            resettable.put(name, known);
        }
        return known;
    }

    byte[] bytes(String internalName) {
        return shapes.bytes(internalName);
    }

    /** Whether objects of that very class, an enum, a record or another final one, can never change. */
    private boolean isImmutable(String internalName) {
        Boolean known = immutable.get(internalName);
        if (known == null) {
            // Until it is known otherwise: of a class that refers to itself it stays so.
            immutable.put(internalName, false);
            known = contains(internalName) && looksImmutable(shapes.of(internalName));
            immutable.put(internalName, known);
        }
        return known;
    }

    private boolean looksImmutable(Shape shape) {
        boolean plain =
                Set.of("java/lang/Object", "java/lang/Enum", "java/lang/Record").contains(shape.superName());
        return plain
                && isFinal(shape.access())
                && shape.fields().entrySet().stream()
                        .filter(field -> (field.getValue() & Opcodes.ACC_STATIC) == 0)
                        .allMatch(field -> isFinal(field.getValue())
                                && Statics.isConstant(shape.descriptors().get(field.getKey()), this::isImmutable));
    }

    /** The class of the program that declares the field, or null: a field of the JDK, of a library, or of no class. */
    String declaringClass(String owner, String field) {
        for (String at = owner; at != null && contains(at); at = shapes.of(at).superName()) {
            if (shapes.of(at).fields().containsKey(field)) {
                return at;
            }
        }
        return null;
    }

    int fieldAccess(String declaring, String field) {
        return shapes.of(declaring).fields().get(field);
    }

    /** Whether a class of the program declares the method, so that its code has hooks of its own. */
    boolean declares(String owner, String nameAndDescriptor) {
        for (String at = owner; at != null && contains(at); at = shapes.of(at).superName()) {
            if (shapes.of(at).methods().contains(nameAndDescriptor)) {
                return true;
            }
        }
        return false;
    }

    /** The nearest ancestor that is not of the program; itself, if it is not. */
    String outerAncestor(String internalName) {
        String at = internalName;
        while (contains(at)) {
            Shape shape = shapes.of(at);
            if (shape.superName() == null) {
                return "java/lang/Object";
            }
            at = shape.superName();
        }
        return at;
    }

    boolean isThread(String internalName) {
        String ancestor = outerAncestor(internalName);
        if (ancestor.equals("java/lang/Thread")) {
            return true;
        }
        if (!ancestor.startsWith("java/util/concurrent/ForkJoin")) {
            return false;
        }
        return ancestor.equals("java/util/concurrent/ForkJoinWorkerThread");
    }

    static boolean isFinal(int access) {
        return (access & Opcodes.ACC_FINAL) != 0;
    }
}
