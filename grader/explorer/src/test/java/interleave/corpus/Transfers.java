package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DEADLOCK;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** For each queue and each collection that is made for threads, what it promises and what it does not. */
final class Transfers {
    private Transfers() {}

    static final class Later implements Delayed {
        final long due;

        Later(long millis) {
            due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due, ((Later) other).due);
        }
    }

    @Expected(HOLDS)
    static final class DelayQueueLetsWait implements Scenario {
        @Override
        public void threads(Threads threads) {
            DelayQueue<Later> queue = new DelayQueue<>();
            threads.start("A", () -> queue.put(new Later(50)));
            threads.start("B", () -> assertThat(queue.take()).isNotNull());
        }
    }

    /** {@code poll} does not wait for what is not due yet. */
    @Expected(BROKEN)
    static final class DelayQueuePolled implements Scenario {
        @Override
        public void threads(Threads threads) {
            DelayQueue<Later> queue = new DelayQueue<>();
            queue.put(new Later(50));
            threads.start("A", () -> assertThat(queue.poll()).isNotNull());
        }
    }

    @Expected(HOLDS)
    static final class TransferWaitsForTheTaker implements Scenario {
        volatile boolean taken;

        @Override
        public void threads(Threads threads) {
            LinkedTransferQueue<String> queue = new LinkedTransferQueue<>();
            List<String> got = new ArrayList<>();
            threads.start("A", () -> {
                queue.transfer("x");
                assertThat(queue).isEmpty();
            });
            threads.start("B", () -> got.add(queue.take()));
        }
    }

    /** {@code tryTransfer} without a time-out hands over only to one who waits already. */
    @Expected(DEADLOCK)
    static final class TransferNotTaken implements Scenario {
        @Override
        public void threads(Threads threads) {
            LinkedTransferQueue<String> queue = new LinkedTransferQueue<>();
            threads.start("A", () -> queue.tryTransfer("x"));
            threads.start("B", queue::take);
        }
    }

    @Expected(HOLDS)
    static final class SynchronousHandOver implements Scenario {
        @Override
        public void threads(Threads threads) {
            SynchronousQueue<Integer> queue = new SynchronousQueue<>(true);
            threads.start("A", () -> queue.put(1));
            threads.start("B", () -> assertThat(queue.take()).isEqualTo(1));
        }
    }

    @Expected(DEADLOCK)
    static final class SynchronousOfferTooEarly implements Scenario {
        @Override
        public void threads(Threads threads) {
            SynchronousQueue<Integer> queue = new SynchronousQueue<>();
            threads.start("A", () -> queue.offer(1));
            threads.start("B", queue::take);
        }
    }

    @Expected(HOLDS)
    static final class SmallestOfBoth implements Scenario {
        @Override
        public void threads(Threads threads) {
            PriorityBlockingQueue<Integer> queue = new PriorityBlockingQueue<>();
            queue.add(2);
            threads.start("A", () -> queue.add(1));
            threads.start("B", () -> assertThat(queue.take() + queue.take()).isEqualTo(3));
        }
    }

    /** The smallest of what is there now is not the smallest of all. */
    @Expected(BROKEN)
    static final class SmallestTooEarly implements Scenario {
        @Override
        public void threads(Threads threads) {
            PriorityBlockingQueue<Integer> queue = new PriorityBlockingQueue<>();
            threads.start("A", () -> {
                queue.add(2);
                queue.add(1);
            });
            threads.start("B", () -> assertThat(queue.take()).isEqualTo(1));
        }
    }

    @Expected(HOLDS)
    static final class DequeFromBothEnds implements Scenario {
        @Override
        public void threads(Threads threads) {
            BlockingDeque<Integer> deque = new LinkedBlockingDeque<>(1);
            threads.start("A", () -> {
                deque.putFirst(1);
                deque.putLast(2);
            });
            threads.start(
                    "B", () -> assertThat(deque.takeLast() + deque.takeFirst()).isEqualTo(3));
        }
    }

    /** Two bounded deques, each thread fills its own before it empties the other's. */
    @Expected(DEADLOCK)
    static final class DequesFilledFirst implements Scenario {
        @Override
        public void threads(Threads threads) {
            BlockingDeque<Integer> left = new LinkedBlockingDeque<>(1);
            BlockingDeque<Integer> right = new LinkedBlockingDeque<>(1);
            threads.start("A", () -> {
                left.put(1);
                left.put(2);
                right.take();
            });
            threads.start("B", () -> {
                right.put(1);
                right.put(2);
                left.take();
            });
        }
    }

    @Expected(HOLDS)
    static final class LinkedDequeAsStack implements Scenario {
        final ConcurrentLinkedDeque<Integer> stack = new ConcurrentLinkedDeque<>();
        volatile int popped;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> stack.push(1));
            threads.start("B", () -> {
                Integer top = stack.poll();
                popped = top == null ? 0 : top;
            });
        }

        @Override
        public void afterwards() {
            assertThat(popped + stack.size()).isEqualTo(1);
        }
    }

    @Expected(BROKEN)
    static final class LinkedDequeAskedThenPopped implements Scenario {
        @Override
        public void threads(Threads threads) {
            ConcurrentLinkedDeque<Integer> stack = new ConcurrentLinkedDeque<>(List.of(1));
            Threads.Body body = () -> {
                if (!stack.isEmpty()) {
                    stack.pop();
                }
            };
            threads.start("A", body);
            threads.start("B", body);
        }
    }

    @Expected(HOLDS)
    static final class SkipListPollsEachOnce implements Scenario {
        final ConcurrentSkipListMap<Integer, String> map = new ConcurrentSkipListMap<>();
        final CopyOnWriteArrayList<Integer> taken = new CopyOnWriteArrayList<>();

        @Override
        public void threads(Threads threads) {
            map.put(1, "one");
            map.put(2, "two");
            threads.start("A", () -> taken.add(map.pollFirstEntry().getKey()));
            threads.start("B", () -> taken.add(map.pollFirstEntry().getKey()));
        }

        @Override
        public void afterwards() {
            assertThat(taken).containsExactlyInAnyOrder(1, 2);
        }
    }

    @Expected(BROKEN)
    static final class SkipListFirstThenRemove implements Scenario {
        final ConcurrentSkipListSet<Integer> set = new ConcurrentSkipListSet<>(List.of(1, 2));
        final CopyOnWriteArrayList<Integer> taken = new CopyOnWriteArrayList<>();

        @Override
        public void threads(Threads threads) {
            Threads.Body body = () -> {
                Integer first = set.first();
                set.remove(first);
                taken.add(first);
            };
            threads.start("A", body);
            threads.start("B", body);
        }

        @Override
        public void afterwards() {
            assertThat(taken).containsExactlyInAnyOrder(1, 2);
        }
    }

    @Expected(HOLDS)
    static final class SnapshotStaysAsItWas implements Scenario {
        @Override
        public void threads(Threads threads) {
            CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>(List.of(1, 2));
            threads.start("A", () -> list.add(3));
            threads.start("B", () -> {
                int sum = 0;
                for (int each : list) {
                    sum += each;
                }
                assertThat(sum).isIn(3, 6);
            });
        }
    }

    @Expected(BROKEN)
    static final class CopyOnWriteSizeThenGet implements Scenario {
        @Override
        public void threads(Threads threads) {
            CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>(List.of(1));
            threads.start("A", () -> list.remove(0));
            threads.start("B", () -> {
                if (list.size() > 0) {
                    list.get(0);
                }
            });
        }
    }

    @Expected(HOLDS)
    static final class CopyOnWriteSetAddsOnce implements Scenario {
        final CopyOnWriteArraySet<String> set = new CopyOnWriteArraySet<>();
        final CopyOnWriteArrayList<Boolean> added = new CopyOnWriteArrayList<>();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> added.add(set.add("x")));
            threads.start("B", () -> added.add(set.add("x")));
        }

        @Override
        public void afterwards() {
            assertThat(added).containsExactlyInAnyOrder(true, false);
        }
    }

    static class Names {
        private final List<String> names = Collections.synchronizedList(new ArrayList<>());

        void add(String name) {
            names.add(name);
        }

        int lengthLocked() {
            int length = 0;
            synchronized (names) {
                for (String each : names) {
                    length += each.length();
                }
            }
            return length;
        }

        int lengthUnlocked() {
            int length = 0;
            for (Iterator<String> each = names.iterator(); each.hasNext(); ) {
                length += each.next().length();
            }
            return length;
        }
    }

    @Expected(HOLDS)
    static final class SynchronizedListIterated implements Scenario {
        @Override
        public void threads(Threads threads) {
            Names names = new Names();
            names.add("ab");
            threads.start("A", () -> names.add("c"));
            threads.start("B", () -> assertThat(names.lengthLocked()).isIn(2, 3));
        }
    }

    @Expected(BROKEN)
    static final class SynchronizedListIteratedWithoutIt implements Scenario {
        @Override
        public void threads(Threads threads) {
            Names names = new Names();
            names.add("ab");
            names.add("cd");
            threads.start("A", () -> names.add("e"));
            threads.start("B", () -> assertThat(names.lengthUnlocked()).isIn(4, 5));
        }
    }

    @Expected(HOLDS)
    static final class RemoveOrNoSuchElement implements Scenario {
        @Override
        public void threads(Threads threads) {
            ConcurrentLinkedDeque<Integer> deque = new ConcurrentLinkedDeque<>(List.of(1));
            Threads.Body body = () -> {
                try {
                    deque.removeFirst();
                } catch (NoSuchElementException empty) {
                    deque.add(2);
                }
            };
            threads.start("A", body);
            threads.start("B", body);
        }
    }
}
