package interleave.explorer.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What objects are called in a counterexample: by the field that holds them, as the student calls them, and otherwise by
 * their class and a number. Looks at the objects when the schedule is over; no code of the program is called for it.
 */
final class Names {
    private static final int MOST_OBJECTS = 2_000;
    private static final int MOST_ELEMENTS = 64;

    /** Where an object was found. */
    private record Place(Object owner, String field, String suffix) {}

    private final Predicate<String> isProgram;
    private final Set<String> written;
    private final BiPredicate<Object, Integer> changed;
    private final Function<Thread, String> threads;
    private final Map<Object, Place> places = new IdentityHashMap<>();
    private final Map<String, Integer> holders = new HashMap<>();
    private final Map<Object, String> numbered = new IdentityHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /**
     * @param root the scenario, whose fields are the names to begin with; may be null
     * @param isProgram tells by its name whether a class is the program's, so that its fields are names
     * @param written the fields that were written to, each as class and field with a dot between: what they hold in the end
     *     is no name for what it was before
     * @param changed whether an array's element was written to more than once
     * @param threads what threads are called: the numbers that the JVM gives them go on from schedule to schedule
     */
    Names(
            Object root,
            Predicate<String> isProgram,
            Set<String> written,
            BiPredicate<Object, Integer> changed,
            Function<Thread, String> threads) {
        this.isProgram = isProgram;
        this.written = written;
        this.changed = changed;
        this.threads = threads;
        if (root != null) {
            find(root);
        }
    }

    private void find(Object root) {
        Queue<Object> left = new ArrayDeque<>();
        left.add(root);
        places.put(root, new Place(null, "", ""));
        while (!left.isEmpty() && places.size() < MOST_OBJECTS) {
            Object owner = left.remove();
            if (owner instanceof Object[] elements) {
                for (int i = 0; i < Math.min(elements.length, MOST_ELEMENTS); i++) {
                    boolean isName = !changed.test(owner, i);
                    found(elements[i], owner, isName ? "" : null, "[" + i + "]", left);
                }
            } else if (owner instanceof List<?> list && isOfTheJdk(owner)) {
                Object[] elements = list.toArray();
                for (int i = 0; i < Math.min(elements.length, MOST_ELEMENTS); i++) {
                    found(elements[i], owner, "", "[" + i + "]", left);
                }
            } else if (owner instanceof ReentrantReadWriteLock lock && isOfTheJdk(owner)) {
                found(lock.readLock(), owner, "", ".readLock()", left);
                found(lock.writeLock(), owner, "", ".writeLock()", left);
            } else if (owner instanceof StampedLock lock && isOfTheJdk(owner)) {
                found(lock.asReadLock(), owner, "", ".asReadLock()", left);
                found(lock.asWriteLock(), owner, "", ".asWriteLock()", left);
            } else if (isProgram.test(owner.getClass().getName())) {
                fields(owner, owner == root, left);
            }
        }
    }

    private static boolean isOfTheJdk(Object object) {
        return object.getClass().getClassLoader() == null;
    }

    private void fields(Object owner, boolean ofTheScenario, Queue<Object> left) {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            if (!isProgram.test(type.getName())) {
                return;
            }
            for (Field field : type.getDeclaredFields()) {
                Object value = field.getType().isPrimitive() ? null : read(field, owner);
                if (value != null) {
                    boolean isName = !field.isSynthetic()
                            && !field.getName().contains("$")
                            && !written.contains(type.getName() + "." + field.getName());
                    boolean known = places.containsKey(value);
                    found(value, owner, isName ? field.getName() : null, "", left);
                    if (isName && !ofTheScenario && !known) {
                        holders.merge(field.getName(), 1, Integer::sum);
                    }
                }
            }
        }
    }

    private static Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(Modifier.isStatic(field.getModifiers()) ? null : owner);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError closed) {
            return null;
        }
    }

    private void found(Object value, Object owner, String field, String suffix, Queue<Object> left) {
        if (value != null && !places.containsKey(value) && places.size() < MOST_OBJECTS) {
            places.put(value, new Place(owner, field, suffix));
            left.add(value);
        }
    }

    /** The object's name. */
    String of(Object object) {
        if (object instanceof Class<?> type) {
            return type.getSimpleName() + ".class";
        }
        if (object instanceof Thread thread) {
            return threads.apply(thread);
        }
        String path = path(object, 0);
        return path.isEmpty() ? numbered(object) : path;
    }

    /** How the program gets at the object, or an empty text. */
    private String path(Object object, int depth) {
        Place place = places.get(object);
        if (place == null || place.field() == null || place.owner() == null || depth > 6) {
            return "";
        }
        boolean ofTheScenario = places.get(place.owner()).owner() == null;
        if (!place.suffix().isEmpty()) {
            String container = path(place.owner(), depth + 1);
            return container.isEmpty() ? "" : container + place.suffix();
        }
        if (ofTheScenario || holders.getOrDefault(place.field(), 0) <= 1 && !isFieldOfTheScenario(place.field())) {
            return place.field();
        }
        return of(place.owner()) + "." + place.field();
    }

    private boolean isFieldOfTheScenario(String name) {
        return places.values().stream()
                .anyMatch(place -> name.equals(place.field())
                        && place.owner() != null
                        && places.get(place.owner()).owner() == null);
    }

    private String numbered(Object object) {
        String known = numbered.get(object);
        if (known == null) {
            String type = simple(named(object.getClass()).getTypeName());
            known = type.startsWith("a ") ? type : type + " " + counts.merge(type, 1, Integer::sum);
            numbered.put(object, known);
        }
        return known;
    }

    /** For a class that a reader does not know, what it extends or implements that he does. */
    private static Class<?> named(Class<?> type) {
        if (!isUnknown(type)) {
            return type;
        }
        for (Class<?> each = type.getSuperclass(); each != null && each != Object.class; each = each.getSuperclass()) {
            if (!isUnknown(each)) {
                return each;
            }
        }
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> implemented : each.getInterfaces()) {
                if (!isUnknown(implemented)) {
                    return implemented;
                }
            }
        }
        return type;
    }

    /** A class without a name, or one of the JDK's that is not for its users. */
    private static boolean isUnknown(Class<?> type) {
        boolean ofTheJdk = type.getClassLoader() == null && !type.isArray();
        return type.isAnonymousClass()
                || ofTheJdk
                        && (!Modifier.isPublic(type.getModifiers())
                                || type.getSimpleName().startsWith("Abstract"));
    }

    /** A class's name without its package and outer classes. */
    static String simple(String className) {
        if (className.contains("$$Lambda")) {
            return "a lambda";
        }
        String name = className.substring(className.lastIndexOf('.') + 1);
        return name.substring(name.lastIndexOf('$') + 1);
    }

    /** A value as a reader would write it. */
    String show(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.getClass().getName().startsWith("java.lang.") ? value.toString() : of(value);
        }
        if (value instanceof Character) {
            return "'" + value + "'";
        }
        if (value instanceof String text) {
            return text.length() > 24 ? '"' + text.substring(0, 21) + "...\"" : '"' + text + '"';
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return of(value);
    }
}
