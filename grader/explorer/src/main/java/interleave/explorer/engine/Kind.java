package interleave.explorer.engine;

import interleave.explorer.instrument.Site;
import java.lang.reflect.Modifier;
import java.security.MessageDigest;
import java.text.Format;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.StampedLock;

/** What an object of the JDK means to other threads. Told by the class that it really has. */
enum Kind {
    /** Nothing that others could notice. */
    HARMLESS,
    /** A lock: its calls order what is done under it. */
    LOCK,
    CONDITION,
    /** Something with edges of its own: an atomic, a semaphore, a latch, a queue. */
    SYNC,
    /** A field, by a handle or an updater. */
    HANDLE,
    /** Something whose edges are not told apart: an executor, a future, a stream. */
    TASKS,
    /** Locked by itself in each method. */
    SELF_LOCKED,
    /** A collection, a digest or a format that is not made for more than one thread: its content is treated like a plain field. */
    COLLECTION,
    THREAD;

    private static final ConcurrentHashMap<Class<?>, Kind> JDK = new ConcurrentHashMap<>();

    private static final Set<String> HARMLESS_CLASSES = Set.of(
            "java.util.concurrent.TimeUnit",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.Random",
            "java.util.Scanner",
            "java.util.Formatter",
            "java.util.Date");

    private static final Set<String> LOOKING = Set.of(
            "contains",
            "containsKey",
            "containsValue",
            "containsAll",
            "size",
            "isEmpty",
            "iterator",
            "next",
            "previous",
            "nextIndex",
            "previousIndex",
            "forEachRemaining",
            "forEach",
            "toArray",
            "toByteArray",
            "indexOf",
            "lastIndexOf",
            "stream",
            "parallelStream",
            "keySet",
            "values",
            "entrySet",
            "toString",
            "toPattern",
            "hashCode",
            "equals",
            "length",
            "charAt",
            "spliterator",
            "listIterator",
            "subList",
            "substring",
            "first",
            "last",
            "element",
            "firstKey",
            "lastKey",
            "headMap",
            "tailMap",
            "subMap",
            "headSet",
            "tailSet",
            "subSet",
            "descendingMap",
            "descendingSet",
            "descendingKeySet",
            "navigableKeySet",
            "descendingIterator",
            "floorKey",
            "ceilingKey",
            "higherKey",
            "lowerKey",
            "floor",
            "ceiling",
            "higher",
            "lower",
            "firstEntry",
            "lastEntry",
            "capacity",
            "cardinality",
            "availablePermits",
            "hasQueuedThreads",
            "remainingCapacity",
            "mappingCount",
            "sum",
            "longValue",
            "intValue",
            "clone",
            "test",
            "search");

    private static final Set<String> VIEWS = Set.of(
            "iterator",
            "listIterator",
            "descendingIterator",
            "keySet",
            "navigableKeySet",
            "descendingKeySet",
            "values",
            "entrySet",
            "subList",
            "headMap",
            "tailMap",
            "subMap",
            "descendingMap",
            "headSet",
            "tailSet",
            "subSet",
            "descendingSet");

    /**
     * Whether a call of an atomic or a handle is in opaque or plain mode, which orders nothing. {@code VarHandle.get} and
     * {@code set} are plain even for a volatile field.
     */
    static boolean isWeak(Kind kind, Site site) {
        String method = site.name();
        return (kind == SYNC || kind == HANDLE)
                && (method.endsWith("Opaque")
                        || method.endsWith("Plain")
                        || site.owner().equals("java.lang.invoke.VarHandle")
                                && (method.equals("get") || method.equals("set")));
    }

    /** Whether it is one of the fences of {@code VarHandle}. */
    static boolean isFence(Kind kind, String method) {
        return kind == HANDLE && method.endsWith("Fence");
    }

    /** The kind of what is called at that site; for a handle or an updater the receiver is the object it works on. */
    static Kind of(Site site, Object receiver) {
        String owner = site.owner();
        if (owner.equals("java.lang.invoke.VarHandle") || owner.endsWith("FieldUpdater")) {
            return HANDLE;
        }
        if (receiver == null) {
            boolean threads = owner.startsWith("java.util.concurrent.") || owner.startsWith("java.util.stream.");
            return threads || owner.equals("java.lang.Thread") ? TASKS : HARMLESS;
        }
        return of(receiver);
    }

    private static Kind of(Object receiver) {
        Class<?> type = typeInJdk(receiver);
        Kind known = JDK.get(type);
        if (known == null) {
            known = classify(type);
            JDK.put(type, known);
        }
        return known;
    }

    /** The object's class, or the nearest one above it that is of the JDK. */
    private static Class<?> typeInJdk(Object object) {
        Class<?> type = object.getClass();
        while (type.getClassLoader() != null) {
            type = type.getSuperclass();
        }
        return type;
    }

    private static Kind classify(Class<?> type) {
        String name = type.getName();
        if (name.equals("java.lang.Object") || HARMLESS_CLASSES.contains(name)) {
            return HARMLESS;
        }
        if (Thread.class.isAssignableFrom(type)) {
            return THREAD;
        }
        if (Lock.class.isAssignableFrom(type)) {
            return name.equals("java.util.concurrent.locks.ReentrantLock") ? LOCK : viewOfLock(name);
        }
        if (Condition.class.isAssignableFrom(type)) {
            return CONDITION;
        }
        if (name.startsWith("java.lang.invoke.") || name.equals("java.lang.ThreadGroup")) {
            return TASKS;
        }
        if (name.startsWith("java.util.concurrent.")) {
            return ownEdges(type, name) ? SYNC : TASKS;
        }
        if (name.startsWith("java.util.Collections$Synchronized") || name.startsWith("java.util.Timer")) {
            return TASKS;
        }
        if (name.equals("java.util.Vector")
                || name.equals("java.util.Stack")
                || name.equals("java.util.Hashtable")
                || name.equals("java.util.Properties")
                || name.equals("java.lang.StringBuffer")
                || name.equals("java.io.ByteArrayOutputStream")) {
            return SELF_LOCKED;
        }
        if (name.startsWith("java.util.stream.")) {
            return TASKS;
        }
        if (Format.class.isAssignableFrom(type)
                || name.equals("java.lang.StringBuilder")
                || name.equals("java.util.BitSet")
                || name.equals("java.util.StringJoiner")
                || MessageDigest.class.isAssignableFrom(type)) {
            return COLLECTION;
        }
        if (name.startsWith("java.util.")
                && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type))
                && !name.startsWith("java.util.ImmutableCollections")
                && !name.startsWith("java.util.Collections$")) {
            return COLLECTION;
        }
        return HARMLESS;
    }

    private static Kind viewOfLock(String name) {
        return name.startsWith("java.util.concurrent.locks.") ? LOCK : SYNC;
    }

    private static boolean ownEdges(Class<?> type, String name) {
        return name.startsWith("java.util.concurrent.atomic.Atomic") && !name.endsWith("Updater")
                || name.startsWith("java.util.concurrent.locks.")
                || !Future.class.isAssignableFrom(type)
                        && (java.util.Queue.class.isAssignableFrom(type)
                                || type == java.util.concurrent.Semaphore.class
                                || type == java.util.concurrent.CountDownLatch.class
                                || type == java.util.concurrent.CyclicBarrier.class
                                || type == java.util.concurrent.Phaser.class
                                || type == java.util.concurrent.Exchanger.class);
    }

    /**
     * Whether a call orders more than what else is done with its receiver: an executor has its tasks, a StampedLock its views
     * as locks, and a queue its iterators, which go on to what is put in later.
     */
    static boolean hasEdgesElsewhere(Kind kind, Object receiver) {
        return kind != SYNC && kind != HANDLE || receiver instanceof StampedLock || receiver instanceof Collection;
    }

    /** Whether the result of a call shows what a collection holds, and not only what it held then. */
    static boolean isView(Kind kind, Object receiver, String method, Object result) {
        return VIEWS.contains(method)
                && (kind == COLLECTION
                        || kind == SELF_LOCKED
                        || kind == TASKS
                                && receiver != null
                                && receiver.getClass().getName().startsWith("java.util.Collections$Synchronized")
                        || result.getClass().getName().startsWith("java.util.Collections$"));
    }

    /** Whether a call of a stream makes it go through what it is a stream of. */
    static boolean endsStream(Site site) {
        return !site.descriptor().endsWith("Stream;")
                && !site.name().equals("close")
                && !site.name().equals("isParallel")
                && !site.name().endsWith("terator");
    }

    /** Whether it is a collection of the program's own making: what is done to it shows in the program's own code. */
    static boolean isOfTheProgram(Object collection) {
        Class<?> type = typeInJdk(collection);
        return type != collection.getClass() && (type == Object.class || Modifier.isAbstract(type.getModifiers()));
    }

    /** Whether a method of that name changes the object; where a map keeps its order of access, looking it up does. */
    static boolean changes(Object receiver, String method) {
        return !looksOnly(method)
                || receiver instanceof LinkedHashMap<?, ?> map && method.startsWith("get") && Jdk.isInAccessOrder(map);
    }

    /** Whether a method of that name leaves the object as it was. */
    static boolean looksOnly(String method) {
        return LOOKING.contains(method)
                || method.equals("interrupted")
                || method.startsWith("get") && !method.startsWith("getAnd")
                || method.startsWith("is")
                || method.startsWith("peek")
                || method.startsWith("has");
    }

    /**
     * Whether a method that each object has tells what is in this one; true for all other methods. Most objects tell no
     * more than who they are.
     */
    static boolean answersByContent(Kind kind, Site site) {
        return !site.owner().equals("java.lang.Object")
                || kind == COLLECTION
                || kind == SELF_LOCKED
                || kind == SYNC && site.name().equals("toString");
    }

    /** Whether a method of a list that leaves it as it was looks at what is in it, and not only at how much that is. */
    static boolean looksAtElements(String method) {
        return !method.equals("size") && !method.equals("isEmpty") && !method.equals("hasNext");
    }

    /** Whether a method of a lock of that name does something else where another thread holds it, than to wait. */
    static boolean triesLock(String method) {
        return method.startsWith("try")
                || method.startsWith("hasQueued")
                || method.startsWith("is") && !method.endsWith("ByCurrentThread");
    }

    /** Something that equals itself as long as an atomic holds the same value; null for anything else. */
    static Object content(Object receiver) {
        if (receiver instanceof AtomicReference<?> reference) {
            return new Same(reference.get());
        }
        if (receiver instanceof AtomicInteger || receiver instanceof AtomicLong) {
            return ((Number) receiver).longValue();
        }
        if (receiver instanceof AtomicBoolean flag) {
            return flag.get();
        }
        return null;
    }

    private record Same(Object object) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && same.object == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    /** Whether the result says that the call has changed nothing. */
    static boolean failed(Object result) {
        return Boolean.FALSE.equals(result);
    }
}
