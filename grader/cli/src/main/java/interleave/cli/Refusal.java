package interleave.cli;

/**
 * Ends a command with a sentence for whoever gave it. It carries no stack trace: Maven would print it, and it would tell
 * the user nothing.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Ends a command.
     *
     * @param sentence what is wrong and what to do
     */
    public Refusal(String sentence) {
        super(sentence, null, false, false);
    }
}
