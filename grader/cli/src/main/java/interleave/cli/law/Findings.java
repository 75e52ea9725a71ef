package interleave.cli.law;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an answer lost, told for whoever writes tests: how often, and what its student would have read. */
final class Findings {
    private Findings() {}

    static String of(Trial trial) {
        List<Map<String, String>> runs = trial.lostInRuns();
        Map<String, String> words = new TreeMap<>();
        runs.forEach(lost -> lost.forEach(words::putIfAbsent));
        StringBuilder text =
                new StringBuilder("== %s%n".formatted(trial.answer().shown()));
        words.forEach((promise, seen) -> text.append("-- lost %s in %d of %d runs:%n%s%n"
                .formatted(
                        promise,
                        runs.stream().filter(lost -> lost.containsKey(promise)).count(),
                        runs.size(),
                        seen.indent(4).stripTrailing())));
        return text.toString();
    }
}
