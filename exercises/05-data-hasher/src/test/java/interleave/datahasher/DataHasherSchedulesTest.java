package interleave.datahasher;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

class DataHasherSchedulesTest {
    /** The first members of the chain that begins with this text. */
    private static List<String> chain(String data) throws NoSuchAlgorithmException {
        String once = digest(data);
        String twice = digest(once);
        return List.of(data, once, twice, digest(twice));
    }

    private static String digest(String data) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        return HexFormat.of().formatHex(digest.digest(ascii(data)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Which member of the chain the bytes are: 0 for the data, 1 for its digest, and so on; -1 for none. */
    private static int member(byte[] bytes) throws NoSuchAlgorithmException {
        return chain("abc").indexOf(text(bytes));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Two of them by one thread: a lock that goes with the data is a new one each time. */
    static final class ThreeHashes implements Scenario {
        private final DataHasher hasher = new DataHasher(ascii("abc"));

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                hasher.hash();
                hasher.hash();
            });
            threads.start("B", hasher::hash);
        }

        @Override
        public void afterwards() throws Exception {
            assertThat(member(hasher.get()))
                    .as("how many hashes the data has seen after A's two and B's one (-1: it is no digest of it)")
                    .isEqualTo(3);
        }
    }

    @Promise("05.1")
    void noScheduleLosesOneOfThreeHashes() {
        Exploration.of(ThreeHashes.class).check();
    }

    static final class TwoHashers implements Scenario {
        private final DataHasher first = new DataHasher(ascii("abc"));
        private final DataHasher second = new DataHasher(ascii("abc"));

        @Override
        public void threads(Threads threads) {
            threads.start("A", first::hash);
            threads.start("B", second::hash);
        }

        @Override
        public void afterwards() throws Exception {
            assertThat(List.of(member(first.get()), member(second.get())))
                    .as("how many hashes A's and B's own hasher have seen (-1: its data is no digest at all)")
                    .isEqualTo(List.of(1, 1));
        }
    }

    @Promise("05.1")
    void noScheduleMixesTwoHashers() {
        Exploration.of(TwoHashers.class).check();
    }

    static final class LookingDuringTwoHashes implements Scenario {
        private final DataHasher hasher = new DataHasher(ascii("abc"));

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                hasher.hash();
                hasher.hash();
            });
            threads.start(
                    "B",
                    () -> assertThat(member(hasher.get()))
                            .as("how many hashes B sees during A's two (-1: it sees no member of the chain)")
                            .isIn(0, 1, 2));
        }

        @Override
        public void afterwards() throws NoSuchAlgorithmException {
            assertThat(member(hasher.get()))
                    .as("how many hashes the data has seen after A's two, at which B has looked")
                    .isEqualTo(2);
        }
    }

    @Promise("05.2")
    void noScheduleShowsHalfAMember() {
        Exploration.of(LookingDuringTwoHashes.class).check();
    }

    /** As long as a digest from the beginning, so that the same bytes could be used again. */
    static final class LookingDuringTwoHashesOfADigest implements Scenario {
        private final DataHasher hasher;

        LookingDuringTwoHashesOfADigest() throws NoSuchAlgorithmException {
            hasher = new DataHasher(ascii(digest("abc")));
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                hasher.hash();
                hasher.hash();
            });
            threads.start(
                    "B",
                    () -> assertThat(member(hasher.get()))
                            .as(
                                    "how many hashes B sees: one before A's two, or more (-1: it sees no member of the chain)")
                            .isIn(1, 2, 3));
        }
    }

    @Promise("05.2")
    void noScheduleShowsHalfAMemberThatIsWrittenAgain() {
        Exploration.of(LookingDuringTwoHashesOfADigest.class).check();
    }

    static final class LookingAfterAHash implements Scenario {
        private final DataHasher hasher = new DataHasher(ascii("abc"));
        private boolean returned;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                hasher.hash();
                returned = true;
            });
            threads.start("B", () -> {
                boolean before = returned;
                int seen = member(hasher.get());
                assertThat(seen)
                        .as("how many hashes B sees, where A's had returned before: " + before)
                        .isBetween(before ? 1 : 0, 1);
            });
        }
    }

    @Promise("05.2")
    void everyScheduleShowsAHashThatHasReturned() {
        Exploration.of(LookingAfterAHash.class).check();
    }

    /** Who has looked before may have kept what it saw; so it is the second look that tells. */
    static final class LookingAgainAfterAHash implements Scenario {
        private final DataHasher hasher = new DataHasher(ascii("abc"));
        private boolean returned;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                hasher.hash();
                returned = true;
            });
            threads.start("B", () -> {
                hasher.get();
                boolean before = returned;
                int seen = member(hasher.get());
                assertThat(seen)
                        .as("how many hashes B sees when it looks again, where A's had returned before: " + before)
                        .isBetween(before ? 1 : 0, 1);
            });
        }
    }

    @Promise("05.2")
    void everyScheduleShowsAHashThatHasReturnedToWhoLooksAgain() {
        Exploration.of(LookingAgainAfterAHash.class).check();
    }

    static final class LookingAfterItsOwnHash implements Scenario {
        private final DataHasher hasher = new DataHasher(ascii("abc"));

        @Override
        public void threads(Threads threads) {
            threads.start("A", hasher::hash);
            threads.start("B", () -> {
                hasher.hash();
                assertThat(member(hasher.get()))
                        .as("how many hashes B sees after its own has returned, while A hashes, too")
                        .isIn(1, 2);
            });
        }
    }

    @Promise("05.2")
    void everyScheduleShowsAHashToWhoHasCalledIt() {
        Exploration.of(LookingAfterItsOwnHash.class).check();
    }

    static final class WritingToWhatWasGot implements Scenario {
        private final DataHasher hasher = new DataHasher(ascii("abc"));

        @Override
        public void threads(Threads threads) {
            threads.start("A", hasher::hash);
            threads.start("B", () -> hasher.get()[0] = '?');
        }

        @Override
        public void afterwards() {
            DataHasher alone = new DataHasher(ascii("abc"));
            alone.hash();
            // Whether a hash makes a digest at all, and whether it gets lost, are other promises.
            if (text(hasher.get()).equals("abc")) {
                return;
            }
            assertThat(text(hasher.get()))
                    .withFailMessage(
                            "B wrote to an array that it had got, and after A's hash the data is not what it is"
                                    + " where nobody writes")
                    .isEqualTo(text(alone.get()));
        }
    }

    @Promise("05.3")
    void noScheduleLetsAWriterIntoTheData() {
        Exploration.of(WritingToWhatWasGot.class).check();
    }

    /** The array is A's own again as soon as the constructor has returned. */
    static final class WritingToWhatWasHandedIn implements Scenario {
        private String data;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                byte[] handedIn = ascii("abc");
                DataHasher hasher = new DataHasher(handedIn);
                handedIn[0] = '?';
                data = text(hasher.get());
            });
        }

        @Override
        public void afterwards() {
            assertThat(data)
                    .as("the data, after A has made a hasher with \"abc\" and has then written to its own array")
                    .isEqualTo("abc");
        }
    }

    @Promise("05.3")
    void inNoScheduleDoesAWriteToWhatWasHandedInReachTheData() {
        Exploration.of(WritingToWhatWasHandedIn.class).check();
    }
}
