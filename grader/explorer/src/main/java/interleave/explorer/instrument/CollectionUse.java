package interleave.explorer.instrument;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;

/** What a call into the JDK does with the collections and maps among its arguments, as the program's own loop would. */
enum CollectionUse {
    /** Nothing that is known. */
    NONE,
    /** It goes through what they hold, and changes nothing. */
    READS,
    /** It changes what the first of them holds. */
    CHANGES,
    /** Its result shows what the first of them holds, whenever it is looked at. */
    VIEWS;

    /** Which methods of which classes go through their arguments, to copy, to compare or to print what these hold. */
    private static final Map<String, Set<String>> READING = Map.ofEntries(
            Map.entry("java/lang/String", Set.of("join", "valueOf", "format", "formatted")),
            Map.entry("java/lang/StringBuilder", Set.of("append")),
            Map.entry("java/lang/StringBuffer", Set.of("append")),
            Map.entry("java/io/PrintStream", Set.of("print", "println", "printf", "format")),
            Map.entry("java/io/PrintWriter", Set.of("print", "println", "printf", "format")),
            Map.entry("java/util/Objects", Set.of("toString", "equals", "hashCode", "hash")),
            Map.entry("java/util/Collections", Set.of("max", "min", "frequency", "disjoint")),
            Map.entry("java/util/List", Set.of("copyOf")),
            Map.entry("java/util/Set", Set.of("copyOf")),
            Map.entry("java/util/Map", Set.of("copyOf")));

    private static final Set<String> READING_ANYWHERE =
            Set.of("<init>", "addAll", "putAll", "removeAll", "retainAll", "containsAll", "equals");

    private static final Set<String> CHANGING =
            Set.of("addAll", "sort", "shuffle", "reverse", "swap", "rotate", "fill", "replaceAll");

    static CollectionUse of(String owner, String name) {
        if (READING.getOrDefault(owner, Set.of()).contains(name)) {
            return READS;
        }
        if (owner.equals("java/util/Collections")) {
            return CHANGING.contains(name) ? CHANGES : isView(name) ? VIEWS : NONE;
        }
        return owner.startsWith("java/util/") && READING_ANYWHERE.contains(name) ? READS : NONE;
    }

    /** Whether a method does something with what a collection or a map holds that it must be given. */
    static boolean isOfCollection(String owner, String name, String descriptor) {
        CollectionUse use = of(owner, name);
        for (Type each : use == NONE ? new Type[0] : Type.getArgumentTypes(descriptor)) {
            if (!each.getInternalName().equals("java/lang/Object") && use.asks(each, name) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isView(String name) {
        return name.startsWith("unmodifiable")
                || name.startsWith("checked")
                || name.equals("enumeration")
                || name.equals("newSetFromMap")
                || name.equals("asLifoQueue");
    }

    /** What an argument of that type would be asked for if it is a collection, or null where it can be none. */
    String asks(Type type, String called) {
        if (type.getDescriptor().equals("[Ljava/lang/Object;")) {
            return this == READS && !called.equals("<init>") ? "toString" : null;
        }
        if (type.getSort() != Type.OBJECT) {
            return null;
        }
        String name = type.getInternalName();
        if (name.equals("java/lang/Object")) {
            return this != READS || called.equals("<init>") ? null : called.equals("equals") ? called : "toString";
        }
        if (name.equals("java/lang/Iterable")) {
            return "iterator";
        }
        if (!name.startsWith("java/util/")) {
            return null;
        }
        if (name.endsWith("Map") || name.equals("java/util/Hashtable")) {
            return this == CHANGES ? called : "entrySet";
        }
        boolean collection = name.endsWith("Collection")
                || name.endsWith("List")
                || name.endsWith("Set")
                || name.endsWith("Queue")
                || name.endsWith("Deque")
                || name.equals("java/util/Vector");
        return !collection ? null : this == CHANGES ? called : "toArray";
    }
}
