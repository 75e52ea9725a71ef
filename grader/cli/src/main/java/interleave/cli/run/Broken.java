package interleave.cli.run;

import java.util.Optional;

/** Says in a sentence which line does not compile. */
public final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String sentence) {
        super(sentence);
    }

    static void throwIfPresent(Optional<String> error) throws Broken {
        if (error.isPresent()) {
            throw new Broken(error.get());
        }
    }
}
