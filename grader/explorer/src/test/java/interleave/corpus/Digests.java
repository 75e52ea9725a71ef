package interleave.corpus;

import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Programs with message digests, which are not made for more than one thread. */
final class Digests {
    private Digests() {}

    private static MessageDigest make() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two threads digest what is theirs. */
    abstract static class Two implements Scenario {
        static final byte[] ONE = {1};
        static final byte[] TWO = {2};

        abstract byte[] digest(byte[] bytes) throws Exception;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> assertThat(digest(ONE)).isEqualTo(make().digest(ONE)));
            threads.start("B", () -> assertThat(digest(TWO)).isEqualTo(make().digest(TWO)));
        }
    }

    static class Shared {
        final MessageDigest digest = make();

        byte[] unguarded(byte[] bytes) {
            return digest.digest(bytes);
        }

        synchronized byte[] guarded(byte[] bytes) {
            digest.reset();
            digest.update(bytes);
            return digest.digest();
        }

        byte[] copied(byte[] bytes) throws CloneNotSupportedException {
            return ((MessageDigest) digest.clone()).digest(bytes);
        }
    }

    static class PerThread {
        static final ThreadLocal<MessageDigest> OWN = ThreadLocal.withInitial(Digests::make);

        byte[] own(byte[] bytes) {
            return OWN.get().digest(bytes);
        }
    }

    @Expected(DATA_RACE)
    static final class SharedDigest extends Two {
        final Shared shared = new Shared();

        @Override
        byte[] digest(byte[] bytes) {
            return shared.unguarded(bytes);
        }
    }

    @Expected(HOLDS)
    static final class GuardedDigest extends Two {
        final Shared shared = new Shared();

        @Override
        byte[] digest(byte[] bytes) {
            return shared.guarded(bytes);
        }
    }

    @Expected(HOLDS)
    static final class CopiedDigest extends Two {
        final Shared shared = new Shared();

        @Override
        byte[] digest(byte[] bytes) throws CloneNotSupportedException {
            return shared.copied(bytes);
        }
    }

    @Expected(HOLDS)
    static final class DigestPerThread extends Two {
        final PerThread digests = new PerThread();

        @Override
        byte[] digest(byte[] bytes) {
            return digests.own(bytes);
        }
    }
}
