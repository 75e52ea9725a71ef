package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static interleave.explorer.Verdict.Kind.SPINS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAdder;

/** Programs with atomics, var handles and spin locks. */
final class LockFree {
    private LockFree() {}

    static final class Node {
        final int item;
        Node next;

        Node(int item) {
            this.item = item;
        }
    }

    /** Treiber's stack. */
    static class Stack {
        final AtomicReference<Node> top = new AtomicReference<>();

        void push(int item) {
            Node node = new Node(item);
            do {
                node.next = top.get();
            } while (!top.compareAndSet(node.next, node));
        }

        void pushCarelessly(int item) {
            Node node = new Node(item);
            node.next = top.get();
            top.set(node);
        }

        Node take() {
            return top.getAndUpdate(node -> node == null ? null : node.next);
        }

        Integer pop() {
            while (true) {
                Node node = top.get();
                if (node == null) {
                    return null;
                }
                if (top.compareAndSet(node, node.next)) {
                    return node.item;
                }
            }
        }

        int size() {
            int size = 0;
            for (Node each = top.get(); each != null; each = each.next) {
                size++;
            }
            return size;
        }
    }

    @Expected(HOLDS)
    static final class TreiberStack implements Scenario {
        final Stack stack = new Stack();
        Integer popped;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> stack.push(1));
            threads.start("B", () -> stack.push(2));
            threads.start("C", () -> popped = stack.pop());
        }

        @Override
        public void afterwards() {
            assertThat(stack.size()).isEqualTo(popped == null ? 2 : 1);
        }
    }

    /**
     * The function reads a node that another thread has published, while the call that has got it is still in progress.
     */
    @Expected(HOLDS)
    static final class TreiberStackByFunctions implements Scenario {
        final Stack stack = new Stack();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                stack.push(1);
                stack.take();
            });
            threads.start("B", () -> {
                stack.push(2);
                stack.take();
            });
        }

        @Override
        public void afterwards() {
            assertThat(stack.size()).isZero();
        }
    }

    @Expected(BROKEN)
    static final class StackWithoutCompare implements Scenario {
        final Stack stack = new Stack();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> stack.pushCarelessly(1));
            threads.start("B", () -> stack.pushCarelessly(2));
        }

        @Override
        public void afterwards() {
            assertThat(stack.size()).isEqualTo(2);
        }
    }

    static class SpinLock {
        final AtomicBoolean taken = new AtomicBoolean();
        int value;

        void add(boolean right) {
            if (right) {
                while (!taken.compareAndSet(false, true)) {
                    Thread.onSpinWait();
                }
            } else {
                while (taken.get()) {
                    Thread.onSpinWait();
                }
                taken.set(true);
            }
            value++;
            taken.set(false);
        }
    }

    abstract static class Spinning implements Scenario {
        final SpinLock lock = new SpinLock();

        @Override
        public void afterwards() {
            assertThat(lock.value).isEqualTo(2);
        }
    }

    @Expected(HOLDS)
    static final class RightSpinLock extends Spinning {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> lock.add(true));
            threads.start("B", () -> lock.add(true));
        }
    }

    @Expected(BROKEN)
    static final class SpinLockTestThenSet extends Spinning {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> lock.add(false));
            threads.start("B", () -> lock.add(false));
        }
    }

    static class TicketLock {
        final AtomicInteger next = new AtomicInteger();
        volatile int serving;
        int value;

        void add() {
            int ticket = next.getAndIncrement();
            while (serving != ticket) {
                Thread.yield();
            }
            value++;
            serving++;
        }
    }

    @Expected(HOLDS)
    static final class Tickets implements Scenario {
        final TicketLock lock = new TicketLock();

        @Override
        public void threads(Threads threads) {
            threads.start("A", lock::add);
            threads.start("B", lock::add);
            threads.start("C", lock::add);
        }

        @Override
        public void afterwards() {
            assertThat(lock.value).isEqualTo(3);
        }
    }

    static class Peterson {
        volatile boolean first;
        volatile boolean second;
        volatile int turn;
        int value;

        void addFirst() {
            first = true;
            turn = 2;
            while (second && turn == 2) {
                Thread.onSpinWait();
            }
            value++;
            first = false;
        }

        void addSecond() {
            second = true;
            turn = 1;
            while (first && turn == 1) {
                Thread.onSpinWait();
            }
            value++;
            second = false;
        }
    }

    @Expected(HOLDS)
    static final class PetersonsLock implements Scenario {
        final Peterson lock = new Peterson();

        @Override
        public void threads(Threads threads) {
            threads.start("A", lock::addFirst);
            threads.start("B", lock::addSecond);
        }

        @Override
        public void afterwards() {
            assertThat(lock.value).isEqualTo(2);
        }
    }

    @Expected(SPINS)
    static final class WaitsForNobody implements Scenario {
        volatile boolean open;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                while (!open) {
                    Thread.onSpinWait();
                }
            });
            threads.start("B", () -> {});
        }
    }

    @Expected(SPINS)
    static final class SleepsForNobody implements Scenario {
        volatile boolean open;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                while (!open) {
                    Thread.sleep(10);
                }
            });
        }
    }

    @Expected(HOLDS)
    static final class SpinsForAWhile implements Scenario {
        volatile boolean open;
        volatile boolean gaveUp;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                for (int i = 0; i < 5_000 && !open; i++) {
                    Thread.onSpinWait();
                }
                gaveUp = true;
            });
            threads.start("B", () -> {
                while (!gaveUp) {
                    Thread.onSpinWait();
                }
                open = true;
            });
        }
    }

    /** A message behind a flag, by whatever mode the flag is set and read. */
    abstract static class BehindAFlag implements Scenario {
        static final VarHandle FLAG;

        static {
            try {
                FLAG = MethodHandles.lookup().findVarHandle(BehindAFlag.class, "flag", boolean.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        final AtomicBoolean atomic = new AtomicBoolean();
        volatile boolean flag;
        final Message message = new Message();

        abstract void set();

        abstract boolean isSet();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                message.write("hello");
                set();
            });
            threads.start("B", () -> {
                if (isSet()) {
                    assertThat(message.read()).isEqualTo("hello");
                }
            });
        }
    }

    static class Message {
        private String text;

        void write(String next) {
            text = next;
        }

        String read() {
            return text;
        }
    }

    @Expected(HOLDS)
    static final class FlagByReleaseAndAcquire extends BehindAFlag {
        @Override
        void set() {
            FLAG.setRelease(this, true);
        }

        @Override
        boolean isSet() {
            return (boolean) FLAG.getAcquire(this);
        }
    }

    @Expected(DATA_RACE)
    static final class FlagInOpaqueMode extends BehindAFlag {
        @Override
        void set() {
            atomic.setOpaque(true);
        }

        @Override
        boolean isSet() {
            return atomic.getOpaque();
        }
    }

    @Expected(HOLDS)
    static final class FlagInOpaqueModeWithFences extends BehindAFlag {
        @Override
        void set() {
            VarHandle.releaseFence();
            FLAG.setOpaque(this, true);
        }

        @Override
        boolean isSet() {
            boolean set = (boolean) FLAG.getOpaque(this);
            VarHandle.acquireFence();
            return set;
        }
    }

    /** Its field is volatile, and the handle does not care. */
    @Expected(DATA_RACE)
    static final class FlagByAHandlesSetAndGet extends BehindAFlag {
        @Override
        void set() {
            FLAG.set(this, true);
        }

        @Override
        boolean isSet() {
            return (boolean) FLAG.get(this);
        }
    }

    @Expected(HOLDS)
    static final class FlagAfterAFenceReadAcquiring extends BehindAFlag {
        @Override
        void set() {
            VarHandle.releaseFence();
            FLAG.setOpaque(this, true);
        }

        @Override
        boolean isSet() {
            return (boolean) FLAG.getAcquire(this);
        }
    }

    @Expected(DATA_RACE)
    static final class FlagReleasedReadPlainly extends BehindAFlag {
        @Override
        void set() {
            atomic.setRelease(true);
        }

        @Override
        boolean isSet() {
            return atomic.getPlain();
        }
    }

    @Expected(HOLDS)
    static final class FlagReleasedReadPlainlyBeforeAFence extends BehindAFlag {
        @Override
        void set() {
            atomic.setRelease(true);
        }

        @Override
        boolean isSet() {
            boolean set = atomic.getPlain();
            VarHandle.acquireFence();
            return set;
        }
    }

    static class Handles {
        static final VarHandle VALUE;
        static final AtomicIntegerFieldUpdater<Handles> UPDATER =
                AtomicIntegerFieldUpdater.newUpdater(Handles.class, "updated");

        static {
            try {
                VALUE = MethodHandles.lookup().findVarHandle(Handles.class, "value", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        volatile int value;
        volatile int updated;

        void add() {
            VALUE.getAndAdd(this, 1);
            UPDATER.incrementAndGet(this);
        }

        void addCarelessly() {
            int now = (int) VALUE.getVolatile(this);
            VALUE.setVolatile(this, now + 1);
            UPDATER.incrementAndGet(this);
        }
    }

    abstract static class ByHandle implements Scenario {
        final Handles handles = new Handles();

        @Override
        public void afterwards() {
            assertThat(handles.value).isEqualTo(2);
            assertThat(handles.updated).isEqualTo(2);
        }
    }

    @Expected(HOLDS)
    static final class VarHandleAdds extends ByHandle {
        @Override
        public void threads(Threads threads) {
            threads.start("A", handles::add);
            threads.start("B", handles::add);
        }
    }

    @Expected(BROKEN)
    static final class VarHandleGetThenSet extends ByHandle {
        @Override
        public void threads(Threads threads) {
            threads.start("A", handles::addCarelessly);
            threads.start("B", handles::addCarelessly);
        }
    }

    @Expected(HOLDS)
    static final class Adders implements Scenario {
        final LongAdder adder = new LongAdder();
        final AtomicInteger doubled = new AtomicInteger(1);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                adder.increment();
                doubled.updateAndGet(n -> 2 * n);
            });
            threads.start("B", () -> {
                adder.increment();
                doubled.updateAndGet(n -> 2 * n);
            });
        }

        @Override
        public void afterwards() {
            assertThat(adder.sum()).isEqualTo(2);
            assertThat(doubled.get()).isEqualTo(4);
        }
    }

    @Expected(BROKEN)
    static final class AtomicGetThenSet implements Scenario {
        final AtomicInteger value = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> value.set(value.get() + 1));
            threads.start("B", () -> value.set(value.get() + 1));
        }

        @Override
        public void afterwards() {
            assertThat(value.get()).isEqualTo(2);
        }
    }

    static class Recycled {
        final AtomicReference<String> top = new AtomicReference<>("a");
        final AtomicStampedReference<String> stamped = new AtomicStampedReference<>("a", 0);
    }

    /** A reference that comes back looks as if it had never gone. */
    @Expected(BROKEN)
    static final class AbaUnseen implements Scenario {
        final Recycled recycled = new Recycled();
        volatile int changes;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                int before = changes;
                String seen = recycled.top.get();
                if (recycled.top.compareAndSet(seen, "c")) {
                    assertThat(changes).isEqualTo(before);
                }
            });
            threads.start("B", () -> {
                if (recycled.top.compareAndSet("a", "b")) {
                    changes = 1;
                    recycled.top.compareAndSet("b", "a");
                }
            });
        }
    }

    @Expected(HOLDS)
    static final class StampedReference implements Scenario {
        final Recycled recycled = new Recycled();
        boolean a;
        boolean b;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> a = recycled.stamped.compareAndSet("a", "b", 0, 1));
            threads.start("B", () -> b = recycled.stamped.compareAndSet("a", "c", 0, 1));
        }

        @Override
        public void afterwards() {
            assertThat(a).isNotEqualTo(b);
        }
    }
}
