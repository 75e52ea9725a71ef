package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What atomics and handles promise, method by method, and what is read where an object is written as text. */
final class AtomicApi {
    private AtomicApi() {}

    static class Letter {
        private static final VarHandle SENT;
        private static final VarHandle FLAGS;
        private static final VarHandle OWNER;

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                SENT = lookup.findVarHandle(Letter.class, "sent", int.class);
                FLAGS = lookup.findVarHandle(Letter.class, "flags", int.class);
                OWNER = lookup.findStaticVarHandle(Letter.class, "owner", String.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private static volatile String owner;

        private int text;
        private volatile int sent;
        private volatile int flags;

        void send() {
            text = 1;
            SENT.weakCompareAndSetRelease(this, 0, 1);
        }

        void sendPlainly() {
            text = 1;
            SENT.weakCompareAndSetPlain(this, 0, 1);
        }

        int read() {
            return (int) SENT.getAcquire(this) == 1 ? text : 1;
        }

        boolean mark(int bit) {
            return ((int) FLAGS.getAndBitwiseOr(this, bit) & bit) == 0;
        }

        static boolean own(String name) {
            if ((String) OWNER.getVolatile() != null) {
                return false;
            }
            OWNER.setVolatile(name);
            return true;
        }
    }

    @Expected(HOLDS)
    static final class SentByAReleasingCompareAndSet implements Scenario {
        final Letter letter = new Letter();

        @Override
        public void threads(Threads threads) {
            threads.start("A", letter::send);
            threads.start("B", () -> assertThat(letter.read()).isEqualTo(1));
        }
    }

    /** That a thread has ended orders nothing for one that only looks at a field. */
    @Expected(DATA_RACE)
    static final class SentByAPlainCompareAndSet implements Scenario {
        final Letter letter = new Letter();

        @Override
        public void threads(Threads threads) {
            threads.start("A", letter::sendPlainly);
            threads.start("B", letter::read);
        }
    }

    @Expected(HOLDS)
    static final class BitsAreSetOnce implements Scenario {
        final Letter letter = new Letter();
        final AtomicInteger marked = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::mark);
            threads.start("B", this::mark);
        }

        private void mark() {
            if (letter.mark(1)) {
                marked.incrementAndGet();
            }
            letter.mark(2);
        }

        @Override
        public void afterwards() {
            assertThat(marked.get()).isEqualTo(1);
            assertThat(letter.flags).isEqualTo(3);
        }
    }

    @Expected(BROKEN)
    static final class OwnedByTwo implements Scenario {
        final AtomicInteger owners = new AtomicInteger();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> own("A"));
            threads.start("B", () -> own("B"));
        }

        private void own(String name) {
            if (Letter.own(name)) {
                owners.incrementAndGet();
            }
        }

        @Override
        public void afterwards() {
            assertThat(owners.get()).isEqualTo(1);
        }
    }

    /** A list and a number, and what is written about them. */
    static class Journal {
        private final List<String> entries = new ArrayList<>();
        private final AtomicInteger size = new AtomicInteger();
        private String last = "";

        synchronized void add(String entry) {
            entries.add(entry);
            last = entry;
            size.set(1);
        }

        synchronized String inTurn() {
            return "entries: " + entries;
        }

        String joined() {
            return "entries: " + entries;
        }

        String valueOf() {
            return String.valueOf(entries);
        }

        String built() {
            return new StringBuilder("entries: ").append(entries).toString();
        }

        boolean same(Object other) {
            return other.equals(entries);
        }

        String lastByText() {
            return ("size " + size).equals("size 1") ? last : "a";
        }

        String lastByNumber() {
            Number number = size;
            return number.intValue() == 1 ? last : "a";
        }
    }

    @Expected(HOLDS)
    static final class WritesAListInTurn implements Scenario {
        final Journal journal = new Journal();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> journal.add("a"));
            threads.start("B", () -> assertThat(journal.inTurn()).isIn("entries: []", "entries: [a]"));
        }
    }

    abstract static class ReadsAList implements Scenario {
        final Journal journal = new Journal();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> journal.add("a"));
            threads.start("B", this::read);
        }

        abstract void read();
    }

    @Expected(DATA_RACE)
    static final class WritesAList extends ReadsAList {
        @Override
        void read() {
            journal.joined();
        }
    }

    @Expected(DATA_RACE)
    static final class TakesTheValueOfAList extends ReadsAList {
        @Override
        void read() {
            journal.valueOf();
        }
    }

    @Expected(DATA_RACE)
    static final class AppendsAList extends ReadsAList {
        @Override
        void read() {
            journal.built();
        }
    }

    @Expected(DATA_RACE)
    static final class ComparesAList extends ReadsAList {
        @Override
        void read() {
            journal.same(journal.entries);
        }
    }

    /** An atomic that is written as text is read all the same. */
    @Expected(HOLDS)
    static final class ReadsAnAtomicAsText implements Scenario {
        final Journal journal = new Journal();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> journal.add("a"));
            threads.start("B", () -> assertThat(journal.lastByText()).isEqualTo("a"));
            threads.start("C", () -> assertThat(journal.lastByNumber()).isEqualTo("a"));
        }
    }
}
