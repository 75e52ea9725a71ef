package interleave.corpus;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Verdict;
import interleave.explorer.Verdict.Kind;
import java.util.List;
import java.util.Map;

/**
 * The whole corpus several times over, in a JVM of its own each time: whether verdicts and numbers of schedules are the
 * same again. Arguments: how many times, and the agent's jar; in a JVM that explores, {@code here}.
 */
final class CorpusAgain {
    private CorpusAgain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("here")) {
            for (Class<? extends Scenario> each : Corpus.programs()) {
                Verdict verdict = Exploration.of(each).explore();
                System.out.println(String.join(
                        "\t",
                        Corpus.name(each),
                        each.getAnnotation(Expected.class).value().name(),
                        verdict.kind().name(),
                        verdict.schedules() + " " + verdict.exhausted()));
            }
            // A thread that could not be ended must not keep the JVM.
            Runtime.getRuntime().halt(0);
        }
        Map<String, String> golden = CorpusTest.golden();
        System.out.println("| run | wrong caught | right accused | other verdicts than expected | other numbers of schedules |");
        System.out.println("|---|---|---|---|---|");
        int runs = Integer.parseInt(arguments[0]);
        for (int i = 1; i <= runs; i++) {
            print(i, run(arguments[1]), golden);
        }
    }

    private static List<String[]> run(String agent) throws Exception {
        return OwnJvm.run(agent, CorpusAgain.class, "here").stream()
                .map(line -> line.split("\t"))
                .filter(words -> words.length == 4)
                .toList();
    }

    private static void print(int run, List<String[]> verdicts, Map<String, String> golden) {
        int wrong = 0;
        int caught = 0;
        int accused = 0;
        int other = golden.size() - verdicts.size();
        int drifted = 0;
        for (String[] words : verdicts) {
            boolean fails = Kind.valueOf(words[2]).isFailure();
            if (Kind.valueOf(words[1]).isFailure()) {
                wrong++;
                caught += fails ? 1 : 0;
            } else {
                accused += fails ? 1 : 0;
            }
            other += words[1].equals(words[2]) ? 0 : 1;
            drifted += words[3].equals(golden.get(words[0])) ? 0 : 1;
        }
        System.out.println("| " + run + " | " + caught + " of " + wrong + " | " + accused + " of "
                + (verdicts.size() - wrong) + " | " + other + " | " + drifted + " |");
    }
}
