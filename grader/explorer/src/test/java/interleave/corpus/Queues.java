package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.DEADLOCK;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Programs with queues. */
final class Queues {
    private Queues() {}

    /** One producer sends two numbers and a pill; the consumer adds up. */
    abstract static class Sum implements Scenario {
        final BlockingQueue<Integer> queue;
        int sum;

        Sum(BlockingQueue<Integer> queue) {
            this.queue = queue;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("P", () -> {
                queue.put(1);
                queue.put(2);
                queue.put(9);
            });
            threads.start("C", () -> {
                for (int next = queue.take(); next != 9; next = queue.take()) {
                    sum += next;
                }
            });
        }

        @Override
        public void afterwards() {
            assertThat(sum).isEqualTo(3);
        }
    }

    @Expected(HOLDS)
    static final class OverArrayBlockingQueue extends Sum {
        OverArrayBlockingQueue() {
            super(new ArrayBlockingQueue<>(1));
        }
    }

    @Expected(HOLDS)
    static final class OverLinkedBlockingQueue extends Sum {
        OverLinkedBlockingQueue() {
            super(new LinkedBlockingQueue<>(1));
        }
    }

    @Expected(HOLDS)
    static final class OverLinkedBlockingDeque extends Sum {
        OverLinkedBlockingDeque() {
            super(new LinkedBlockingDeque<>(1));
        }
    }

    @Expected(HOLDS)
    static final class OverSynchronousQueue extends Sum {
        OverSynchronousQueue() {
            super(new SynchronousQueue<>());
        }
    }

    @Expected(HOLDS)
    static final class OverLinkedTransferQueue extends Sum {
        OverLinkedTransferQueue() {
            super(new LinkedTransferQueue<>());
        }
    }

    @Expected(HOLDS)
    static final class OverPriorityBlockingQueue extends Sum {
        OverPriorityBlockingQueue() {
            super(new PriorityBlockingQueue<>());
        }
    }

    @Expected(BROKEN)
    static final class OfferDropsWhenFull implements Scenario {
        final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
        int sum;

        @Override
        public void threads(Threads threads) {
            threads.start("P", () -> {
                queue.offer(1);
                queue.offer(2);
            });
            threads.start("C", () -> sum += queue.take());
        }

        @Override
        public void afterwards() {
            for (Integer left : queue) {
                sum += left;
            }
            assertThat(sum).isEqualTo(3);
        }
    }

    @Expected(DEADLOCK)
    static final class TakesOneTooMany implements Scenario {
        final BlockingQueue<Integer> queue = new SynchronousQueue<>();

        @Override
        public void threads(Threads threads) {
            threads.start("P", () -> queue.put(1));
            threads.start("C", () -> {
                queue.take();
                queue.take();
            });
        }
    }

    static final class Later implements Delayed {
        final long at;

        Later(long millis) {
            at = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(at, ((Later) other).at);
        }
    }

    @Expected(HOLDS)
    static final class DelaysInOrder implements Scenario {
        final DelayQueue<Later> queue = new DelayQueue<>();
        final List<Long> taken = new ArrayList<>();

        @Override
        public void threads(Threads threads) {
            threads.start("P", () -> {
                queue.put(new Later(500));
                queue.put(new Later(300));
            });
            threads.start("C", () -> {
                taken.add(queue.take().at);
                taken.add(queue.take().at);
            });
        }

        @Override
        public void afterwards() {
            assertThat(taken).hasSize(2).doesNotHaveDuplicates();
        }
    }

    /** The tutorial's consumer: it goes on while the event is not set or the queue is not empty. */
    static class Tutorial {
        final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
        final CountDownLatch event = new CountDownLatch(1);

        void produce() throws InterruptedException {
            int message = 0;
            while (event.getCount() > 0) {
                queue.put(message++);
            }
        }

        void consume() throws InterruptedException {
            while (event.getCount() > 0 || !queue.isEmpty()) {
                queue.take();
            }
        }
    }

    @Expected(DEADLOCK)
    static final class TheTutorialsConsumer implements Scenario {
        final Tutorial tutorial = new Tutorial();

        @Override
        public void threads(Threads threads) {
            threads.start("P", tutorial::produce);
            threads.start("C", tutorial::consume);
            threads.start("E", tutorial.event::countDown);
        }
    }

    /** Looks again after a time: right, if not elegant. */
    @Expected(HOLDS)
    static final class PollWithTimeout implements Scenario {
        final BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
        final CountDownLatch stopped = new CountDownLatch(1);
        int sum;

        @Override
        public void threads(Threads threads) {
            threads.start("P", () -> {
                queue.put(1);
                queue.put(2);
                stopped.countDown();
            });
            threads.start("C", () -> {
                while (stopped.getCount() > 0 || !queue.isEmpty()) {
                    Integer next = queue.poll(100, TimeUnit.MILLISECONDS);
                    if (next != null) {
                        sum += next;
                    }
                }
            });
        }

        @Override
        public void afterwards() {
            assertThat(sum).isEqualTo(3);
        }
    }

    @Expected(BROKEN)
    static final class PollGivesUp implements Scenario {
        final BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
        Integer got;

        @Override
        public void threads(Threads threads) {
            threads.start("P", () -> queue.put(1));
            threads.start("C", () -> got = queue.poll(100, TimeUnit.MILLISECONDS));
        }

        @Override
        public void afterwards() {
            assertThat(got).isEqualTo(1);
        }
    }

    @Expected(HOLDS)
    static final class ConcurrentQueueKeepsAll implements Scenario {
        final ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> queue.add(1));
            threads.start("B", () -> queue.add(2));
        }

        @Override
        public void afterwards() {
            assertThat(queue).containsExactlyInAnyOrder(1, 2);
        }
    }

    static class Plain {
        final ArrayDeque<Integer> deque = new ArrayDeque<>();

        void add(int item) {
            deque.add(item);
        }
    }

    @Expected(DATA_RACE)
    static final class PlainDeque implements Scenario {
        final Plain plain = new Plain();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> plain.add(1));
            threads.start("B", () -> plain.add(2));
        }
    }

    @Expected(BROKEN)
    static final class ChecksThenRemoves implements Scenario {
        final ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>(List.of(1));

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::removeOne);
            threads.start("B", this::removeOne);
        }

        void removeOne() {
            if (!queue.isEmpty()) {
                queue.remove();
            }
        }
    }

    /** A queue of objects with a plain field, which is written before they are put in. */
    static final class Book {
        private static final class Entry {
            private int amount;
        }

        private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();

        void add(int amount) {
            Entry entry = new Entry();
            entry.amount = amount;
            entries.add(entry);
        }

        int total() {
            int total = 0;
            for (Entry entry : entries) {
                total += entry.amount;
            }
            return total;
        }
    }

    @Expected(HOLDS)
    static final class WalkedWhileAnotherIsAdded implements Scenario {
        private final Book book = new Book();

        @Override
        public void threads(Threads threads) {
            book.add(1);
            threads.start("A", () -> book.add(2));
            threads.start("B", () -> assertThat(book.total()).isIn(1, 3));
        }
    }
}
