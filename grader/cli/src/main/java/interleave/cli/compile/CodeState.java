package interleave.cli.compile;

/**
 * Whether an exercise's code and tests compile.
 *
 * @param kind the answer
 * @param sentence what the compiler says, and empty if it says nothing
 */
public record CodeState(Kind kind, String sentence) {

    /** The answers there are. */
    public enum Kind {
        /** There are classes to test. */
        COMPILED,
        /** There are none, and the code is why. */
        BROKEN,
        /** There are none, and nothing is wrong with the code: nobody has built it. */
        NOT_BUILT
    }

    static CodeState compiled() {
        return new CodeState(Kind.COMPILED, "");
    }

    static CodeState broken(String sentence) {
        return new CodeState(Kind.BROKEN, sentence);
    }

    static CodeState notBuilt() {
        return new CodeState(Kind.NOT_BUILT, "");
    }
}
