package interleave.datahasher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class DataHasherTest {
    private static final String ALGORITHM = "SHA-512";
    private static final int MOST_OVERTAKING = 20;
    private static final Provider ORIGINAL = originalProvider();

    /** Where the next digest to be completed is parked, if anywhere. */
    private static final AtomicReference<Gate> PARKED_NEXT = new AtomicReference<>();

    private final byte[] data = ascii("some data");

    /** Before any hasher is made: one may keep a digest in a static field. */
    @BeforeAll
    static void putTheSeamIn() {
        Security.insertProviderAt(new ParkingProvider(), 1);
    }

    @AfterAll
    static void takeTheSeamOut() {
        Security.removeProvider(ParkingProvider.NAME);
    }

    @AfterEach
    void parkNoMore() {
        PARKED_NEXT.set(null);
    }

    @Promise("05.1")
    void hashesOneAfterTheOtherMakeTheChain(Threads threads) {
        for (byte[] first : List.of(ascii("abc"), new byte[0], allBytes(), beginsWithZeros(), new byte[100_000])) {
            DataHasher hasher = new DataHasher(first);
            for (int n = 1; n <= 4; n++) {
                threads.start("A", hasher::hash).awaitReturn("A called hash, alone, and the call never returned.");
                byte[] seen = threads.start("B", hasher::get).awaitReturn();
                String observed = "%d bytes were hashed, one call after the other; this is after call %d."
                        .formatted(first.length, n);
                assertThat(text(seen)).as(observed).isEqualTo(text(chain(first, n)));
            }
        }
    }

    @Promise("05.1")
    void twoHashesAtTheSameTimeBothCount(Threads threads) {
        Gate digest = parkNextDigest(threads);
        DataHasher hasher = new DataHasher(data);
        TestThread<Void> a = threads.start("A", hasher::hash);
        awaitParkedOrEnded(threads, digest, a);
        TestThread<Void> b = threads.start("B", hasher::hash);
        threads.settle();
        digest.open();
        a.awaitReturn();
        b.awaitReturn();
        assertThat(text(threads.start("C", hasher::get).awaitReturn()))
                .withFailMessage("""
                        A and B called hash, B while A's digest was being worked out. The data is now %s.
                        Two calls are to leave the digest of the digest.
                        What must hold from the look at the data until its digest stands in its place?""", member(hasher.get(), data))
                .isEqualTo(text(chain(data, 2)));
    }

    @Promise("05.1")
    void twoHashersAtTheSameTimeDoNotSpoilEachOther(Threads threads) {
        Gate digest = parkNextDigest(threads);
        byte[] others = ascii("other data");
        DataHasher first = new DataHasher(data);
        DataHasher second = new DataHasher(others);
        TestThread<Void> a = threads.start("A", () -> hashAndGet(first));
        awaitParkedOrEnded(threads, digest, a);
        TestThread<Void> b = threads.start("B", () -> hashAndGet(second));
        threads.settle();
        digest.open();
        a.awaitReturn();
        b.awaitReturn();
        assertThat(text(first.get()) + text(second.get()))
                .withFailMessage("""
                        A hashed with one hasher while B hashed with another. A's data is now %s, B's is %s.
                        The bytes of both have come together somewhere.
                        What do the two hashers share, and can it be used by two threads?""", member(first.get(), data), member(second.get(), others))
                .isEqualTo(text(chain(data, 1)) + text(chain(others, 1)));
    }

    @Promise("05.1")
    void fortyHashesAtTheSameTimeAllCount(Threads threads) {
        int count = 40;
        Gate digest = parkNextDigest(threads);
        DataHasher hasher = new DataHasher(data);
        TestThread<Void> a = threads.start("A", hasher::hash);
        awaitParkedOrEnded(threads, digest, a);
        List<TestThread<Void>> others = IntStream.range(1, count)
                .mapToObj(i -> threads.start("B" + i, hasher::hash))
                .toList();
        threads.settle();
        digest.open();
        a.awaitReturn();
        others.forEach(TestThread::awaitReturn);
        assertThat(text(threads.start("C", hasher::get).awaitReturn()))
                .as("the data after %d calls of hash() by as many threads, the first of which took long", count)
                .isEqualTo(text(chain(data, count)));
    }

    /** Whoever lets others overtake must be ready for it again and again. Where B waits for A, nobody is overtaken. */
    @Promise("05.1")
    void aHashThatIsOvertakenAgainAndAgainCounts(Threads threads) {
        Gate digest = parkNextDigest(threads);
        DataHasher hasher = new DataHasher(data);
        TestThread<Void> a = threads.start("A", hasher::hash);
        awaitParkedOrEnded(threads, digest, a);
        List<TestThread<Void>> others = new ArrayList<>();
        boolean overtaken;
        do {
            TestThread<Void> b = threads.start("B" + others.size(), hasher::hash);
            others.add(b);
            threads.settle();
            overtaken = b.hasEnded() && !a.hasEnded() && others.size() < MOST_OVERTAKING;
            if (overtaken) {
                Gate next = parkNextDigest(threads);
                digest.open();
                awaitParkedOrEnded(threads, next, a, "A's hash was overtaken by another, and never went on.");
                digest = next;
            }
        } while (overtaken && !a.hasEnded());
        digest.open();
        a.awaitReturn();
        others.forEach(TestThread::awaitReturn);
        assertThat(text(threads.start("C", hasher::get).awaitReturn()))
                .withFailMessage("""
                        A called hash, and during each digest that A worked out another thread's hash began. All %d calls have
                        returned, and the data is not the %d-fold digest of what it was: a hash is lost.
                        What becomes of a digest whose data has been replaced meanwhile, and how often may that happen?""", others.size() + 1, others.size() + 1)
                .isEqualTo(text(chain(data, others.size() + 1)));
    }

    @Promise("05.1")
    void dataOfEqualHashCodesHaveDigestsOfTheirOwn(Threads threads) {
        for (byte[] first : List.of(new byte[] {0, 31}, new byte[] {1, 0})) {
            DataHasher hasher = new DataHasher(first);
            threads.start("A", hasher::hash).awaitReturn();
            assertThat(text(threads.start("B", hasher::get).awaitReturn()))
                    .as("the digest of %s; to Arrays.hashCode, {0, 31} and {1, 0} are the same", Arrays.toString(first))
                    .isEqualTo(text(chain(first, 1)));
        }
    }

    @Promise("05.1")
    void anInterruptEndsNoHash(Threads threads) {
        Gate digest = parkNextDigest(threads);
        DataHasher hasher = new DataHasher(data);
        TestThread<Void> a = threads.start("A", hasher::hash);
        awaitParkedOrEnded(threads, digest, a);
        TestThread<Void> b = threads.start("B", () -> {
            Thread.currentThread().interrupt();
            hasher.hash();
            hasher.get();
        });
        threads.settle();
        // Whoever goes on after the first one may still give up at the next.
        b.interrupt();
        threads.settle();
        digest.open();
        a.awaitReturn();
        b.awaitReturn();
        assertThat(text(threads.start("C", hasher::get).awaitReturn()))
                .withFailMessage("""
                        A and B called hash, and B had been interrupted before. The data is now %s.
                        hash does not declare InterruptedException, so nobody expects B to give up.
                        Which ways to wait for a lock are there, and what does an interrupt do to each?""", member(hasher.get(), data))
                .isEqualTo(text(chain(data, 2)));
        assertThat(b.wasInterruptedAtEnd()).withFailMessage("""
                        B was interrupted, called hash and get, and its interrupt flag is gone.
                        Whoever called them can no longer see that somebody wanted B to stop.
                        How can the flag be kept?""").isTrue();
    }

    @Promise("05.2")
    void theDataItselfIsTheFirstMember(Threads threads) {
        for (byte[] first : List.of(new byte[0], allBytes(), ascii("ABC"))) {
            byte[] seen = threads.start("A", new DataHasher(first)::get).awaitReturn();
            assertThat(seen).as("what get answers before any hash").isEqualTo(first);
        }
    }

    @Promise("05.2")
    void whatIsSeenDuringAHashIsAMemberOfTheChain(Threads threads) {
        DataHasher hasher = new DataHasher(data);
        threads.start("A", hasher::hash).awaitReturn();
        Gate digest = parkNextDigest(threads);
        TestThread<Void> b = threads.start("B", hasher::hash);
        awaitParkedOrEnded(threads, digest, b);
        TestThread<byte[]> c = threads.start("C", hasher::get);
        threads.settle();
        digest.open();
        b.awaitReturn();
        byte[] seen = c.awaitReturn("B has hashed, but C's get never returned.");
        assertThat(member(seen, data))
                .as("what C sees while B's hash, the second one, is in progress")
                .isIn(memberName(1), memberName(2));
        assertThat(member(threads.start("D", hasher::get).awaitReturn(), data))
                .as("what D sees after B's hash has returned, the second one")
                .isEqualTo(memberName(2));
    }

    @Promise("05.2")
    void anInterruptEndsNoGet(Threads threads) {
        Gate digest = parkNextDigest(threads);
        DataHasher hasher = new DataHasher(data);
        TestThread<Void> a = threads.start("A", hasher::hash);
        awaitParkedOrEnded(threads, digest, a);
        TestThread<byte[]> b = threads.start("B", () -> {
            Thread.currentThread().interrupt();
            return hasher.get();
        });
        threads.settle();
        digest.open();
        a.awaitReturn();
        byte[] seen = b.awaitReturn("A has hashed, but the get of B, which had been interrupted, never returned.");
        assertThat(member(seen, data)).withFailMessage("""
                        B had been interrupted, and called get while A's hash was in progress. It got %s.
                        get does not declare InterruptedException, so nobody expects B to give up.
                        Which ways to wait for a lock are there, and what does an interrupt do to each?""", member(seen, data)).isIn(memberName(0), memberName(1));
        assertThat(b.wasInterruptedAtEnd()).withFailMessage("""
                        B was interrupted, called get while A's hash was in progress, and its interrupt flag is gone.
                        Whoever called get can no longer see that somebody wanted B to stop.
                        How can the flag be kept?""").isTrue();
    }

    @Promise("05.3")
    void whoPassedAnArrayInMayWriteToIt(Threads threads) {
        byte[] mine = data.clone();
        DataHasher hasher = new DataHasher(mine);
        mine[0]++;
        assertUntouched(threads, hasher, 0, "The array that the hasher was made with was written to.");
        mine[1]++;
        threads.start("A", hasher::hash).awaitReturn();
        mine[2]++;
        assertUntouched(
                threads, hasher, 1, "The array that the hasher was made with was written to, between the calls.");
    }

    @Promise("05.3")
    void whoGotAnArrayMayWriteToIt(Threads threads) {
        byte[] mine = data.clone();
        DataHasher hasher = new DataHasher(mine);
        List<byte[]> got = new ArrayList<>();
        for (int n = 0; n <= 3; n++) {
            got.add(threads.start("A", hasher::get).awaitReturn());
            got.add(threads.start("B", hasher::get).awaitReturn());
            got.forEach(array -> array[0]++);
            assertUntouched(threads, hasher, n, "The arrays that get had handed out were written to.");
            assertThat(mine)
                    .withFailMessage(
                            "An array that get had handed out was written to, and the one passed in has changed.")
                    .isEqualTo(data);
            threads.start("C", hasher::hash).awaitReturn();
        }
    }

    @Promise("05.3")
    void twoArraysThatOneThreadHasGotAreTwo(Threads threads) {
        DataHasher hasher = new DataHasher(data);
        byte[] first = threads.start("A", () -> {
                    hasher.hash();
                    byte[] got = hasher.get();
                    byte[] another = hasher.get();
                    another[0]++;
                    hasher.hash();
                    hasher.get();
                    return got;
                })
                .awaitReturn();
        assertThat(text(first)).withFailMessage("""
                        A got an array, then a second one, wrote to that, called hash() and got a third. What stands in
                        the first one has changed meanwhile. Whoever has got an array has it for himself.
                        How often does your get() hand out the same one?""").isEqualTo(text(chain(data, 1)));
    }

    @Promise("05.3")
    void arraysMayBeWrittenToWhileAHashIsRunning(Threads threads) {
        byte[] mine = data.clone();
        DataHasher hasher = new DataHasher(mine);
        byte[] before = threads.start("A", hasher::get).awaitReturn();
        Gate digest = parkNextDigest(threads);
        TestThread<Void> b = threads.start("B", hasher::hash);
        awaitParkedOrEnded(threads, digest, b);
        TestThread<byte[]> c = threads.start("C", hasher::get);
        threads.settle();
        mine[0]++;
        before[0]++;
        if (c.hasEnded()) {
            c.awaitReturn()[0]++;
        }
        threads.settle();
        digest.open();
        b.awaitReturn();
        c.awaitReturn()[1]++;
        assertUntouched(threads, hasher, 1, "While B hashed, arrays passed in and handed out were written to.");
    }

    @Promise("05.3")
    void twoHashersMadeWithOneArrayAreTwo(Threads threads) {
        DataHasher first = new DataHasher(data);
        DataHasher second = new DataHasher(data);
        threads.start("A", first::hash).awaitReturn();
        threads.start("B", first::get).awaitReturn()[0]++;
        assertUntouched(threads, second, 0, "Another hasher, made with the same array, was used.");
        assertThat(text(data)).as("the array that two hashers were made with").isEqualTo("some data");
    }

    @Promise("05.3")
    void aNullIsRefused() {
        assertThat(catchThrowable(() -> new DataHasher(null)))
                .as("what new DataHasher(null) throws")
                .isInstanceOf(NullPointerException.class);
    }

    @Promise("05.4")
    void whileOneHasherIsAtWorkAllOthersGoOn(Threads threads) {
        Gate digest = parkNextDigest(threads);
        // Nobody has hashed these before, and so no answer remembers their digest.
        byte[] fresh = ascii("as good as new");
        DataHasher hasher = new DataHasher(fresh);
        TestThread<Void> a = threads.start("A", () -> hashAndGet(hasher));
        awaitParkedOrEnded(threads, digest, a);
        threads.start("B", () -> {
                    // So many that, if hashers share a few locks, one of these has the lock of A's.
                    for (int i = 0; i < 100; i++) {
                        hashAndGet(new DataHasher(fresh));
                    }
                })
                .awaitReturn("""
                        A is in a hash of its own hasher. B made others, used them, and never came back.
                        So a hasher waits for one that it has nothing to do with.
                        What do all hashers share? It should be nothing.""");
    }

    @Promise("05.4")
    void manyHashersAreAtWorkTogether(Threads threads) {
        for (int n = 1; n <= 32; n++) {
            Gate digest = parkNextDigest(threads);
            TestThread<Void> one = threads.start("hasher " + n, () -> hashAndGet(new DataHasher(data)));
            awaitParkedOrEnded(threads, digest, one, """
                    32 threads come one after the other, and each of them hashes with a hasher of its own.
                    %s neither asked for a digest nor returned while those before it were in the midst of their hashes.
                    How many hashes can be in progress together, and what sets that number?""".formatted(one.name()));
        }
    }

    private static void hashAndGet(DataHasher hasher) {
        hasher.hash();
        hasher.get();
    }

    /** Parks the next SHA-512 digest that anybody asks for, when all bytes are in it and the result is not yet out. */
    private static Gate parkNextDigest(Threads threads) {
        Gate gate = threads.gate("the digest");
        PARKED_NEXT.set(gate);
        return gate;
    }

    /** An answer may work the digest out by itself, or not before it is asked for; then nothing is parked. */
    private static void awaitParkedOrEnded(Threads threads, Gate digest, TestThread<?> thread) {
        String otherwise = thread.name() + " called hash, alone, and it neither asked for a digest nor returned.";
        awaitParkedOrEnded(threads, digest, thread, otherwise);
    }

    private static void awaitParkedOrEnded(Threads threads, Gate digest, TestThread<?> thread, String otherwise) {
        threads.eventually(otherwise, () -> digest.arrivals() > 0 || thread.hasEnded());
        PARKED_NEXT.set(null);
    }

    /** Whether the digest has the right form is another promise, so a hasher that nobody wrote to is as good a measure. */
    private void assertUntouched(Threads threads, DataHasher hasher, int hashes, String observed) {
        byte[] seen = threads.start("D", hasher::get).awaitReturn();
        String text = text(seen);
        byte[] alone = threads.start("E", () -> hashedAlone(hashes)).awaitReturn();
        assertThat(text)
                .withFailMessage("""
                        %s After that the hasher had %s instead of %s.
                        Somebody else's write has reached the hasher's own data.
                        Whose array is it, and who else has it?""", observed, member(seen, data), memberName(hashes))
                .isIn(text(chain(data, hashes)), text(alone));
    }

    private byte[] hashedAlone(int hashes) {
        DataHasher hasher = new DataHasher(ascii("some data"));
        for (int i = 0; i < hashes; i++) {
            hasher.hash();
        }
        return hasher.get();
    }

    private static byte[] chain(byte[] data, int hashes) {
        byte[] member = data;
        for (int i = 0; i < hashes; i++) {
            StringBuilder digits = new StringBuilder();
            for (byte each : original().digest(member)) {
                digits.append(Character.forDigit((each >> 4) & 15, 16)).append(Character.forDigit(each & 15, 16));
            }
            member = ascii(digits.toString());
        }
        return member;
    }

    private static String member(byte[] seen, byte[] first) {
        return IntStream.range(0, 9)
                .filter(n -> Arrays.equals(seen, chain(first, n)))
                .mapToObj(DataHasherTest::memberName)
                .findFirst()
                .orElse("no member of the chain");
    }

    private static String memberName(int hashes) {
        return switch (hashes) {
            case 0 -> "the data as it was";
            case 1 -> "the digest of the data";
            default -> "the %d-fold digest".formatted(hashes);
        };
    }

    private static byte[] allBytes() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return all;
    }

    /** Data whose digest begins with zeros, which must not get lost. */
    private static byte[] beginsWithZeros() {
        int number = 0;
        while (original().digest(ascii("data " + number))[0] != 0) {
            number++;
        }
        return ascii("data " + number);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Provider originalProvider() {
        try {
            return MessageDigest.getInstance(ALGORITHM).getProvider();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static MessageDigest original() {
        try {
            return MessageDigest.getInstance(ALGORITHM, ORIGINAL);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Stands before the JDK's own SHA-512 and is that very one, but for the parking: the one seam that hash offers. */
    private static final class ParkingProvider extends Provider {
        private static final long serialVersionUID = 1;
        private static final String NAME = "Parking";

        ParkingProvider() {
            super(NAME, "1", "SHA-512 that a test can park");
            putService(new Service(this, "MessageDigest", ALGORITHM, ParkingDigest.class.getName(), null, null) {
                @Override
                public Object newInstance(Object parameter) {
                    return new ParkingDigest(original());
                }
            });
        }
    }

    private static final class ParkingDigest extends MessageDigestSpi implements Cloneable {
        private final MessageDigest digest;

        ParkingDigest(MessageDigest digest) {
            this.digest = digest;
        }

        @Override
        protected void engineUpdate(byte input) {
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            Gate gate = PARKED_NEXT.getAndSet(null);
            if (gate != null) {
                gate.pass();
            }
            return digest.digest();
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }

        @Override
        protected int engineGetDigestLength() {
            return digest.getDigestLength();
        }

        @Override
        public Object clone() throws CloneNotSupportedException {
            return new ParkingDigest((MessageDigest) digest.clone());
        }
    }
}
