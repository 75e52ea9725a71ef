package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Programs with maps and other collections. */
final class Collections {
    private Collections() {}

    /** Computes each value once, or not. */
    abstract static class Memo implements Scenario {
        final AtomicInteger calls = new AtomicInteger();

        int square(int n) {
            calls.incrementAndGet();
            return n * n;
        }

        abstract int get(int n);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(get(3)).isEqualTo(9));
            threads.start("B", () -> assertThat(get(3)).isEqualTo(9));
        }

        @Override
        public void afterwards() {
            assertThat(calls.get()).isEqualTo(1);
        }
    }

    @Expected(HOLDS)
    static final class ComputesIfAbsent extends Memo {
        final Map<Integer, Integer> map = new ConcurrentHashMap<>();

        @Override
        int get(int n) {
            return map.computeIfAbsent(n, this::square);
        }
    }

    @Expected(BROKEN)
    static final class ChecksThenPuts extends Memo {
        final Map<Integer, Integer> map = new ConcurrentHashMap<>();

        @Override
        int get(int n) {
            if (!map.containsKey(n)) {
                map.put(n, square(n));
            }
            return map.get(n);
        }
    }

    @Expected(HOLDS)
    static final class PutsFutures extends Memo {
        final ConcurrentHashMap<Integer, CompletableFuture<Integer>> map = new ConcurrentHashMap<>();

        @Override
        int get(int n) {
            CompletableFuture<Integer> mine = new CompletableFuture<>();
            CompletableFuture<Integer> other = map.putIfAbsent(n, mine);
            if (other != null) {
                return other.join();
            }
            mine.complete(square(n));
            return mine.join();
        }
    }

    static class Dictionary {
        final Map<Integer, Integer> plain = new HashMap<>();
        final Map<Integer, Integer> locked = java.util.Collections.synchronizedMap(new HashMap<>());
        final Vector<Integer> vector = new Vector<>();
        final List<Integer> list = java.util.Collections.synchronizedList(new ArrayList<>());
        final List<Integer> copied = new CopyOnWriteArrayList<>();

        void count(Map<Integer, Integer> map) {
            Integer before = map.get(1);
            map.put(1, before == null ? 1 : before + 1);
        }

        void merge(Map<Integer, Integer> map) {
            map.merge(1, 1, Integer::sum);
        }

        int sumLocked() {
            int sum = 0;
            synchronized (list) {
                for (Iterator<Integer> each = list.iterator(); each.hasNext(); ) {
                    sum += each.next();
                }
            }
            return sum;
        }
    }

    abstract static class Counting implements Scenario {
        final Dictionary dictionary = new Dictionary();

        abstract Map<Integer, Integer> map();

        @Override
        public void afterwards() {
            assertThat(map().get(1)).isEqualTo(2);
        }
    }

    @Expected(BROKEN)
    static final class PlainMap extends Counting {
        @Override
        Map<Integer, Integer> map() {
            return dictionary.plain;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> dictionary.count(map()));
            threads.start("B", () -> dictionary.count(map()));
        }
    }

    @Expected(BROKEN)
    static final class SynchronizedMapGetThenPut extends Counting {
        @Override
        Map<Integer, Integer> map() {
            return dictionary.locked;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> dictionary.count(map()));
            threads.start("B", () -> dictionary.count(map()));
        }
    }

    @Expected(HOLDS)
    static final class SynchronizedMapMerge extends Counting {
        @Override
        Map<Integer, Integer> map() {
            return dictionary.locked;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> dictionary.merge(map()));
            threads.start("B", () -> dictionary.merge(map()));
        }
    }

    @Expected(DATA_RACE)
    static final class PlainMapMerge extends Counting {
        @Override
        Map<Integer, Integer> map() {
            return dictionary.plain;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> dictionary.merge(map()));
            threads.start("B", () -> dictionary.merge(map()));
        }
    }

    @Expected(HOLDS)
    static final class IteratesUnderItsLock implements Scenario {
        final Dictionary dictionary = new Dictionary();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> dictionary.list.add(1));
            threads.start("B", () -> assertThat(dictionary.sumLocked()).isIn(0, 1));
        }
    }

    /** Results in a list of which each thread sets elements of its own, or not. */
    private static final class Results {
        private final List<Integer> list = new ArrayList<>(List.of(0, 0));
        private final List<Integer> fixed = Arrays.asList(0, 0);

        void set(int index) {
            setInList(index);
            fixed.set(index, index + 1);
        }

        void setInList(int index) {
            list.set(index, index + 1);
        }

        int sum() {
            return sumOfList() + fixed.get(0) + fixed.get(1);
        }

        int sumOfList() {
            int sum = 0;
            for (int each : list) {
                sum += each;
            }
            return sum;
        }
    }

    @Expected(HOLDS)
    static final class EachSetsAnElementOfItsOwn implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Results results = new Results();
                Thread other = new Thread(() -> results.set(1));
                other.start();
                results.set(0);
                other.join();
                assertThat(results.sum()).isEqualTo(6);
            });
        }
    }

    @Expected(DATA_RACE)
    static final class BothSetTheSameElement implements Scenario {
        final Results results = new Results();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> results.set(1));
            threads.start("B", () -> results.set(1));
        }
    }

    @Expected(DATA_RACE)
    static final class WalksWhileAnElementIsSet implements Scenario {
        final Results results = new Results();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> results.setInList(1));
            threads.start("B", () -> results.sumOfList());
        }
    }

    /** A call of a table that throws has given its lock back. */
    private static final class Table {
        private final Hashtable<String, Integer> numbers = new Hashtable<>();

        Integer get(String name) {
            return numbers.get(name);
        }

        void put(String name) {
            numbers.put(name, 1);
        }
    }

    @Expected(HOLDS)
    static final class ATableThatHasThrown implements Scenario {
        final Table table = new Table();

        @Override
        public void threads(Threads threads) {
            assertThatThrownBy(() -> table.get(null)).isInstanceOf(NullPointerException.class);
            threads.start("A", () -> {
                assertThatThrownBy(() -> table.put(null)).isInstanceOf(NullPointerException.class);
                table.put("one");
            });
            threads.start("B", () -> table.put("two"));
        }

        @Override
        public void afterwards() {
            assertThat(table.get("one") + table.get("two")).isEqualTo(2);
        }
    }

    /** The map's own lock is held while the function runs, and the other thread wants it. */
    @Expected(HOLDS)
    static final class ComputesWhileAnotherPuts implements Scenario {
        final ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
        final AtomicInteger running = new AtomicInteger();

        int slowly(int before) {
            running.incrementAndGet();
            int after = before + 1;
            running.decrementAndGet();
            return after;
        }

        @Override
        public void threads(Threads threads) {
            map.put(1, 0);
            threads.start("A", () -> map.compute(1, (key, value) -> slowly(value)));
            threads.start("B", () -> map.compute(1, (key, value) -> slowly(value)));
            threads.start("C", () -> assertThat(map.get(1)).isBetween(0, 2));
        }

        @Override
        public void afterwards() {
            assertThat(map.get(1)).isEqualTo(2);
        }
    }

    @Expected(HOLDS)
    static final class VectorForEach implements Scenario {
        final Dictionary dictionary = new Dictionary();
        final AtomicInteger seen = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            dictionary.vector.add(1);
            threads.start("A", () -> dictionary.vector.forEach(seen::addAndGet));
            threads.start("B", () -> dictionary.vector.add(2));
        }

        @Override
        public void afterwards() {
            assertThat(dictionary.vector).containsExactly(1, 2);
            assertThat(seen.get()).isIn(1, 3);
        }
    }

    @Expected(HOLDS)
    static final class CopyOnWrite implements Scenario {
        final Dictionary dictionary = new Dictionary();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> dictionary.copied.add(1));
            threads.start("B", () -> {
                int sum = 0;
                for (Integer each : dictionary.copied) {
                    sum += each;
                }
                assertThat(sum).isIn(0, 1);
            });
        }
    }

    @Expected(BROKEN)
    static final class SizeThenGet implements Scenario {
        final Dictionary dictionary = new Dictionary();

        @Override
        public void threads(Threads threads) {
            dictionary.vector.add(1);
            threads.start("A", () -> {
                if (!dictionary.vector.isEmpty()) {
                    dictionary.vector.remove(0);
                }
            });
            threads.start("B", () -> {
                if (!dictionary.vector.isEmpty()) {
                    dictionary.vector.remove(0);
                }
            });
        }
    }

    static class PerThread {
        static final ThreadLocal<int[]> OWN = ThreadLocal.withInitial(() -> new int[1]);
        static final int[] SHARED = new int[1];

        int add(boolean own) {
            int[] cell = own ? OWN.get() : SHARED;
            cell[0]++;
            return cell[0];
        }
    }

    @Expected(HOLDS)
    static final class ThreadLocals implements Scenario {
        final PerThread state = new PerThread();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(state.add(true)).isEqualTo(1));
            threads.start("B", () -> assertThat(state.add(true)).isEqualTo(1));
        }
    }

    @Expected(BROKEN)
    static final class SharedForThreadLocal implements Scenario {
        final PerThread state = new PerThread();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(state.add(false)).isEqualTo(1));
            threads.start("B", () -> assertThat(state.add(false)).isEqualTo(1));
        }
    }

    /** The stream locks each of its calls, and nobody locks two of them together. */
    static class Text {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Text() {
            bytes.writeBytes(new byte[] {1, 1});
        }

        void replace() {
            bytes.reset();
            bytes.writeBytes(new byte[] {2, 2});
        }

        void replaceAtOnce() {
            synchronized (bytes) {
                replace();
            }
        }

        int length() {
            return bytes.toByteArray().length;
        }
    }

    @Expected(BROKEN)
    static final class StreamRefilledInTwoCalls implements Scenario {
        final Text text = new Text();

        @Override
        public void threads(Threads threads) {
            threads.start("A", text::replace);
            threads.start("B", () -> assertThat(text.length()).isEqualTo(2));
        }
    }

    @Expected(HOLDS)
    static final class StreamRefilledUnderItsOwnLock implements Scenario {
        final Text text = new Text();

        @Override
        public void threads(Threads threads) {
            threads.start("A", text::replaceAtOnce);
            threads.start("B", () -> assertThat(text.length()).isEqualTo(2));
        }
    }
}
