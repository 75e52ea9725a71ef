package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.text.DecimalFormat;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Collections that the JDK goes through for the program: it copies, shows, prints, compares and sorts them. */
final class Snapshots {
    private Snapshots() {}

    /** What is written before it is put in. */
    static final class Entry {
        int amount;

        @Override
        public String toString() {
            return "entry of " + amount;
        }
    }

    /** Its collections order by themselves what is in them. */
    static final class Book {
        private final Queue<Entry> queue = new ConcurrentLinkedQueue<>();
        private final List<Entry> list = new CopyOnWriteArrayList<>();
        private final Map<String, Entry> map = new ConcurrentHashMap<>();
        private final Collection<Entry> shown = Collections.unmodifiableCollection(queue);
        private final Map<String, Entry> shownMap = Collections.unmodifiableMap(Collections.unmodifiableMap(map));

        void add(int amount) {
            Entry entry = new Entry();
            entry.amount = amount;
            queue.add(entry);
            list.add(entry);
            map.put("only", entry);
        }

        private static int sum(Collection<Entry> entries) {
            int sum = 0;
            for (Entry entry : entries) {
                sum += entry.amount;
            }
            return sum;
        }

        int sumOfCopies() {
            List<Entry> copy = new ArrayList<>();
            copy.addAll(list);
            return sum(new ArrayList<>(queue)) + sum(List.copyOf(list)) + sum(copy);
        }

        int sumOfMaps() {
            Map<String, Entry> copy = new TreeMap<>();
            copy.putAll(map);
            return sum(new TreeMap<>(map).values()) + sum(Map.copyOf(map).values()) + sum(copy.values());
        }

        int sumOfQueueShown() {
            return sum(shown);
        }

        int sumOfListShown() {
            return sum(Collections.unmodifiableList(list));
        }

        int sumOfMapShown() {
            return sum(shownMap.values());
        }

        int sumByReferences() {
            UnaryOperator<Collection<Entry>> view = Collections::unmodifiableCollection;
            return sum(Optional.of(queue).map(ArrayList::new).orElseThrow()) + sum(view.apply(queue));
        }

        String text() {
            return "queue: " + queue;
        }

        String formatted() {
            return String.format("list: %s", list);
        }

        boolean isEmptyList() {
            return Objects.equals(List.of(), list) || List.of().equals(list);
        }

        void awaitShown() {
            while (shown.isEmpty() || shownMap.get("only") == null) {
                continue;
            }
        }
    }

    /** One puts something in, and the other looks. */
    abstract static class OfABook implements Scenario {
        final Book book = new Book();

        abstract void look();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> book.add(1));
            threads.start("B", this::look);
        }
    }

    @Expected(HOLDS)
    static final class CopiesOfConcurrentCollections extends OfABook {
        @Override
        void look() {
            assertThat(book.sumOfCopies()).isBetween(0, 3);
        }
    }

    @Expected(HOLDS)
    static final class CopiesOfAConcurrentMap extends OfABook {
        @Override
        void look() {
            assertThat(book.sumOfMaps()).isBetween(0, 3);
        }
    }

    @Expected(HOLDS)
    static final class CopiesByReferences extends OfABook {
        @Override
        void look() {
            assertThat(book.sumByReferences()).isBetween(0, 2);
        }
    }

    @Expected(HOLDS)
    static final class AViewOfAQueue extends OfABook {
        @Override
        void look() {
            assertThat(book.sumOfQueueShown()).isIn(0, 1);
        }
    }

    @Expected(HOLDS)
    static final class AViewOfAListMadeLate extends OfABook {
        @Override
        void look() {
            assertThat(book.sumOfListShown()).isIn(0, 1);
        }
    }

    @Expected(HOLDS)
    static final class AViewOfAViewOfAMap extends OfABook {
        @Override
        void look() {
            assertThat(book.sumOfMapShown()).isIn(0, 1);
        }
    }

    @Expected(HOLDS)
    static final class WaitsUntilAViewShowsIt extends OfABook {
        @Override
        void look() {
            book.awaitShown();
            assertThat(book.sumOfQueueShown()).isEqualTo(1);
        }
    }

    @Expected(HOLDS)
    static final class ConcurrentCollectionsAsText extends OfABook {
        @Override
        void look() {
            assertThat(book.text()).isIn("queue: []", "queue: [entry of 1]");
            assertThat(book.formatted()).isIn("list: []", "list: [entry of 1]");
            assertThat(book.isEmptyList()).isIn(true, false);
        }
    }

    /** Its collections must be used under its lock. */
    static final class Shelf {
        private final List<String> list = new ArrayList<>(List.of("b"));
        private final Map<String, Integer> map = new TreeMap<>(Map.of("b", 1));

        synchronized void add(String item) {
            list.add(item);
        }

        synchronized int count(String item) {
            return map.get(item);
        }

        synchronized List<String> copy() {
            return new ArrayList<>(list);
        }

        List<String> copyWithoutTheLock() {
            return new ArrayList<>(list);
        }

        List<String> copyOfWithoutTheLock() {
            return List.copyOf(list);
        }

        TreeSet<String> addsAllWithoutTheLock() {
            TreeSet<String> sorted = new TreeSet<>();
            sorted.addAll(list);
            return sorted;
        }

        String joinsWithoutTheLock() {
            return String.join(" ", list);
        }

        String formatsWithoutTheLock() {
            return String.format("on the shelf: %s", list);
        }

        void sortsWithoutTheLock() {
            Collections.sort(list);
        }

        void countsUpWithoutTheLock() {
            for (Map.Entry<String, Integer> each : map.entrySet()) {
                each.setValue(each.getValue() + 1);
            }
        }

        synchronized List<String> view() {
            return Collections.unmodifiableList(list);
        }

        synchronized Stream<String> stream() {
            return list.stream();
        }

        synchronized Stream<String> streamOfACopy() {
            return new ArrayList<>(list).stream();
        }

        int lengthByView() {
            int length = 0;
            for (String item : view()) {
                length += item.length();
            }
            return length;
        }

        long lengthByStream() {
            return stream().mapToInt(String::length).sum();
        }

        long lengthByStreamOfACopy() {
            return streamOfACopy().mapToInt(String::length).sum();
        }
    }

    abstract static class OfAShelf implements Scenario {
        final Shelf shelf = new Shelf();

        abstract void look();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                shelf.add("a");
                shelf.count("b");
            });
            threads.start("B", this::look);
        }
    }

    @Expected(HOLDS)
    static final class CopiesUnderTheLock extends OfAShelf {
        @Override
        void look() {
            assertThat(shelf.copy().size()).isIn(1, 2);
        }
    }

    @Expected(DATA_RACE)
    static final class CopiesWithoutTheLock extends OfAShelf {
        @Override
        void look() {
            shelf.copyWithoutTheLock();
        }
    }

    @Expected(DATA_RACE)
    static final class CopyOfWithoutTheLock extends OfAShelf {
        @Override
        void look() {
            shelf.copyOfWithoutTheLock();
        }
    }

    @Expected(DATA_RACE)
    static final class AddsAllWithoutTheLock extends OfAShelf {
        @Override
        void look() {
            shelf.addsAllWithoutTheLock();
        }
    }

    @Expected(DATA_RACE)
    static final class JoinsWithoutTheLock extends OfAShelf {
        @Override
        void look() {
            shelf.joinsWithoutTheLock();
        }
    }

    @Expected(DATA_RACE)
    static final class FormatsWithoutTheLock extends OfAShelf {
        @Override
        void look() {
            shelf.formatsWithoutTheLock();
        }
    }

    @Expected(DATA_RACE)
    static final class SortsWithoutTheLock extends OfAShelf {
        @Override
        void look() {
            shelf.sortsWithoutTheLock();
        }
    }

    @Expected(DATA_RACE)
    static final class SetsEntriesWithoutTheLock extends OfAShelf {
        @Override
        void look() {
            shelf.countsUpWithoutTheLock();
        }
    }

    /** That nobody can change it by the view does not mean that nobody changes it. */
    @Expected(BROKEN)
    static final class HandsOutAView extends OfAShelf {
        @Override
        void look() {
            shelf.lengthByView();
        }
    }

    /** A stream goes through the list when it is asked for its result: the lock has been given back then. */
    @Expected(DATA_RACE)
    static final class HandsOutAStream extends OfAShelf {
        @Override
        void look() {
            shelf.lengthByStream();
        }
    }

    @Expected(HOLDS)
    static final class HandsOutAStreamOfACopy extends OfAShelf {
        @Override
        void look() {
            assertThat(shelf.lengthByStreamOfACopy()).isIn(1L, 2L);
        }
    }

    /** A list of the program's own, which has its lock in itself. */
    static final class Locked extends AbstractList<String> {
        private final List<String> list = new ArrayList<>();

        @Override
        public synchronized boolean add(String item) {
            return list.add(item);
        }

        @Override
        public synchronized String get(int index) {
            return list.get(index);
        }

        @Override
        public synchronized int size() {
            return list.size();
        }

        @Override
        public synchronized Object[] toArray() {
            return list.toArray();
        }
    }

    static final class UsesLocked {
        private final Locked locked = new Locked();
        private final Collection<String> view = Collections.unmodifiableCollection(locked);

        void add() {
            locked.addAll(List.of("a", "b"));
        }

        int count() {
            return new ArrayList<>(locked).size() + view.size();
        }
    }

    @Expected(HOLDS)
    static final class AListOfItsOwnHasItsOwnLock implements Scenario {
        final UsesLocked uses = new UsesLocked();

        @Override
        public void threads(Threads threads) {
            threads.start("A", uses::add);
            threads.start("B", () -> assertThat(uses.count()).isBetween(0, 4));
        }
    }

    /** Keeps its entries in the order in which they were last looked up: so to look one up changes it. */
    static final class Recent {
        private final ReadWriteLock lock = new ReentrantReadWriteLock();
        private final Map<String, Integer> map = new LinkedHashMap<>(16, 0.75f, true);

        Recent() {
            map.put("a", 1);
            map.put("b", 2);
        }

        int getByReadLock(String key) {
            lock.readLock().lock();
            try {
                return map.get(key);
            } finally {
                lock.readLock().unlock();
            }
        }

        int getByWriteLock(String key) {
            lock.writeLock().lock();
            try {
                return map.get(key);
            } finally {
                lock.writeLock().unlock();
            }
        }
    }

    @Expected(DATA_RACE)
    static final class LooksUpAndReorders implements Scenario {
        final Recent recent = new Recent();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> recent.getByReadLock("a"));
            threads.start("B", () -> recent.getByReadLock("b"));
        }
    }

    @Expected(HOLDS)
    static final class LooksUpOneByOne implements Scenario {
        final Recent recent = new Recent();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(recent.getByWriteLock("a")).isEqualTo(1));
            threads.start("B", () -> assertThat(recent.getByWriteLock("b")).isEqualTo(2));
        }
    }

    static final class Prices {
        private final DecimalFormat shared = new DecimalFormat("0");
        private final ThreadLocal<DecimalFormat> own = ThreadLocal.withInitial(() -> new DecimalFormat("0"));

        String byShared(int price) {
            return shared.format(price);
        }

        String byOwn(int price) {
            return own.get().format(price);
        }
    }

    @Expected(DATA_RACE)
    static final class FormatOfTwoThreads implements Scenario {
        final Prices prices = new Prices();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> prices.byShared(1));
            threads.start("B", () -> prices.byShared(2));
        }
    }

    @Expected(HOLDS)
    static final class FormatOfEachThread implements Scenario {
        final Prices prices = new Prices();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(prices.byOwn(1)).isEqualTo("1"));
            threads.start("B", () -> assertThat(prices.byOwn(2)).isEqualTo("2"));
        }
    }
}
