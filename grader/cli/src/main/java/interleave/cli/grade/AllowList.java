package interleave.cli.grade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Type;

/**
 * The types and members of the JDK that a submission may use, as {@code allowed.txt} lists them. What is not on the list
 * is not allowed. Any thread may ask.
 */
final class AllowList {

    private final Set<String> packages = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Set<String> deniedTypes = new HashSet<>();
    private final Map<String, Set<String>> deniedMembers = new HashMap<>();
    private final Map<String, Boolean> typesAsked = new ConcurrentHashMap<>();
    private final Map<String, Boolean> membersAsked = new ConcurrentHashMap<>();

    private final boolean all;

    AllowList() {
        this(false);
    }

    private AllowList(boolean all) {
        this.all = all;
        try (InputStream in = AllowList.class.getResourceAsStream("allowed.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list that allows everything, to see what the other defences are worth. */
    static AllowList everything() {
        return new AllowList(true);
    }

    private void add(String line) {
        boolean denied = line.startsWith("not ");
        String rule = denied ? line.substring("not ".length()) : line;
        int colon = rule.indexOf(':');
        String type = (colon < 0 ? rule : rule.substring(0, colon)).strip().replace('.', '/');
        if (colon >= 0) {
            List<String> names = List.of(rule.substring(colon + 1).strip().split("\\s+"));
            (denied ? deniedMembers : members)
                    .computeIfAbsent(type, t -> new HashSet<>())
                    .addAll(names);
        } else if (type.endsWith("/*")) {
            packages.add(type.substring(0, type.length() - 2));
        } else {
            (denied ? deniedTypes : types).add(type);
        }
    }

    /** The types that have a line of their own; a test sees to it that they exist. */
    List<String> typesNamed() {
        List<String> all = new ArrayList<>(types);
        all.addAll(members.keySet());
        all.addAll(deniedTypes);
        all.addAll(deniedMembers.keySet());
        return all;
    }

    /** Whether a type may be named at all. */
    boolean allowsType(String internalName) {
        return all || typesAsked.computeIfAbsent(internalName, this::isAllowedType);
    }

    private boolean isAllowedType(String internalName) {
        if (isDenied(internalName)) {
            return false;
        }
        int slash = internalName.lastIndexOf('/');
        if (isListed(internalName) || members.containsKey(internalName)) {
            return true;
        }
        return slash > 0 && packages.contains(internalName.substring(0, slash)) && isPublic(internalName);
    }

    private boolean isDenied(String type) {
        return outward(type).stream().anyMatch(deniedTypes::contains);
    }

    private boolean isListed(String type) {
        return outward(type).stream().anyMatch(types::contains);
    }

    /** The type itself, the one around it, and so on. */
    private static List<String> outward(String type) {
        List<String> all = new ArrayList<>(List.of(type));
        for (int dollar = type.lastIndexOf('$'); dollar > 0; dollar = type.lastIndexOf('$', dollar - 1)) {
            all.add(type.substring(0, dollar));
        }
        return all;
    }

    /**
     * Whether a member may be used.
     *
     * @param owner the type on which it is used, which may only inherit it
     * @param name its name, {@code <init>} for a constructor
     * @param descriptor as in class files
     */
    boolean allowsMember(String owner, String name, String descriptor) {
        if (owner.startsWith("[")) {
            return name.equals("clone");
        }
        return all
                || membersAsked.computeIfAbsent(
                        owner + "." + name + descriptor, key -> isAllowedMember(owner, name, descriptor));
    }

    private boolean isAllowedMember(String owner, String name, String descriptor) {
        if (!allowsType(owner)) {
            return false;
        }
        // A signature-polymorphic method is declared with other types than it is used with.
        boolean anyDescriptor = owner.equals("java/lang/invoke/VarHandle");
        List<Class<?>> declaring = new ArrayList<>();
        collect(load(owner), name, anyDescriptor ? null : descriptor, declaring, new HashSet<>());
        return !declaring.isEmpty()
                && declaring.stream().allMatch(type -> isAllowedIn(Type.getInternalName(type), name, descriptor));
    }

    private boolean isAllowedIn(String type, String name, String descriptor) {
        Set<String> denied = deniedMembers.getOrDefault(type, Set.of());
        if (isDenied(type) || denied.contains(name) || denied.contains(name + descriptor)) {
            return false;
        }
        Set<String> named = members.get(type);
        if (named != null) {
            return named.contains(name) || named.contains(name + descriptor);
        }
        // What a hidden class between declares was inherited by a public one, whose rule has been asked.
        return allowsType(type) || !isPublic(type);
    }

    /** All types above that declare the member, each of which has a say. */
    private static void collect(
            Class<?> type, String name, String descriptor, List<Class<?>> found, Set<Class<?>> seen) {
        if (type == null || !seen.add(type)) {
            return;
        }
        if (declares(type, name, descriptor)) {
            found.add(type);
        }
        if (name.equals("<init>")) {
            return;
        }
        collect(type.getSuperclass(), name, descriptor, found, seen);
        for (Class<?> each : type.getInterfaces()) {
            collect(each, name, descriptor, found, seen);
        }
        if (type.isInterface()) {
            collect(Object.class, name, descriptor, found, seen);
        }
    }

    private static boolean declares(Class<?> type, String name, String descriptor) {
        if (name.equals("<init>")) {
            for (Constructor<?> each : type.getDeclaredConstructors()) {
                if (Type.getConstructorDescriptor(each).equals(descriptor)) {
                    return true;
                }
            }
            return false;
        }
        for (Method each : type.getDeclaredMethods()) {
            if (each.getName().equals(name)
                    && (descriptor == null || Type.getMethodDescriptor(each).equals(descriptor))) {
                return true;
            }
        }
        for (Field each : type.getDeclaredFields()) {
            if (each.getName().equals(name)
                    && (descriptor == null || Type.getDescriptor(each.getType()).equals(descriptor))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPublic(String internalName) {
        for (Class<?> type = load(internalName); type != null; type = type.getEnclosingClass()) {
            if (!Modifier.isPublic(type.getModifiers()) && !Modifier.isProtected(type.getModifiers())) {
                return false;
            }
            if (type.getEnclosingClass() == null) {
                return true;
            }
        }
        return false;
    }

    /** A type of the JDK, or null; nothing of it is run. */
    private static Class<?> load(String internalName) {
        try {
            return Class.forName(internalName.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
