package interleave.corpus;

import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.Arrays;

/** Programs that read or write many elements of an array by one call. */
final class ArrayCopies {
    private ArrayCopies() {}

    /** Three bytes that are to be equal at all times. */
    static class Triple {
        private final byte[] bytes = new byte[3];

        synchronized void fill(int value) {
            Arrays.fill(bytes, (byte) value);
        }

        synchronized void copyIn(byte[] from) {
            System.arraycopy(from, 0, bytes, 0, bytes.length);
        }

        synchronized byte[] guarded() {
            return bytes.clone();
        }

        byte[] cloned() {
            return bytes.clone();
        }

        byte[] copied() {
            return Arrays.copyOf(bytes, bytes.length);
        }
    }

    /** A list that only grows, by one thread; whoever reads looks at as much of it as is published. */
    static class Growing {
        private final int[] numbers = new int[4];
        private volatile int size;

        void add(int number) {
            numbers[size] = number;
            size = size + 1;
        }

        int[] published() {
            return Arrays.copyOf(numbers, size);
        }

        int[] all() {
            return numbers.clone();
        }

        int[] pastTheEnd() {
            return Arrays.copyOfRange(numbers, 0, size + 1);
        }
    }

    abstract static class Fills implements Scenario {
        final Triple triple = new Triple();

        abstract byte[] look();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> triple.fill(1));
            threads.start("B", () -> {
                byte[] seen = look();
                assertThat(seen[0]).isEqualTo(seen[2]);
            });
        }
    }

    @Expected(HOLDS)
    static final class ClonedUnderTheLock extends Fills {
        @Override
        byte[] look() {
            return triple.guarded();
        }
    }

    @Expected(DATA_RACE)
    static final class ClonedWithoutTheLock extends Fills {
        @Override
        byte[] look() {
            return triple.cloned();
        }
    }

    @Expected(DATA_RACE)
    static final class CopiedWithoutTheLock extends Fills {
        @Override
        byte[] look() {
            return triple.copied();
        }
    }

    @Expected(DATA_RACE)
    static final class CopiedIntoWhileSomebodyReads implements Scenario {
        private final Triple triple = new Triple();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> triple.copyIn(new byte[] {1, 1, 1}));
            threads.start("B", () -> assertThat(triple.copied()).hasSize(3));
        }
    }

    abstract static class Grows implements Scenario {
        final Growing list = new Growing();

        abstract int[] look();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                list.add(7);
                list.add(8);
            });
            threads.start("B", () -> {
                int[] seen = look();
                assertThat(seen).doesNotHaveDuplicates();
            });
        }
    }

    @Expected(HOLDS)
    static final class OnlyWhatIsPublished extends Grows {
        @Override
        int[] look() {
            return list.published();
        }
    }

    @Expected(DATA_RACE)
    static final class OneMoreThanIsPublished extends Grows {
        @Override
        int[] look() {
            int[] seen = list.pastTheEnd();
            return seen.length == 1 ? new int[0] : Arrays.copyOf(seen, seen.length - 1);
        }
    }

    @Expected(DATA_RACE)
    static final class MoreThanIsPublished extends Grows {
        @Override
        int[] look() {
            return Arrays.copyOf(list.all(), 0);
        }
    }

    /** Each of two threads has its half. */
    static class Halves {
        private final int[] numbers = new int[4];

        void fill(int from) {
            Arrays.fill(numbers, from, from + 2, 9);
            System.arraycopy(new int[] {3, 4}, 0, numbers, from, 2);
        }

        int[] numbers() {
            return numbers.clone();
        }
    }

    @Expected(HOLDS)
    static final class EachItsHalf implements Scenario {
        private final Halves halves = new Halves();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> halves.fill(0));
            threads.start("B", () -> halves.fill(2));
        }

        @Override
        public void afterwards() {
            assertThat(halves.numbers()).containsExactly(3, 4, 3, 4);
        }
    }

    @Expected(DATA_RACE)
    static final class HalvesThatOverlap implements Scenario {
        private final Halves halves = new Halves();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> halves.fill(0));
            threads.start("B", () -> halves.fill(1));
        }
    }
}
