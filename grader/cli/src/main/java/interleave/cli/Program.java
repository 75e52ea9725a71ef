package interleave.cli;

/** What the launchers start: a process of its own, so it ends with a status, and a refusal is a sentence and no trace. */
public final class Program {

    private Program() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        try {
            Main.main(arguments);
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }
}
