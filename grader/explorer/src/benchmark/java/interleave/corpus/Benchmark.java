package interleave.corpus;

import interleave.explorer.Scenario;
import interleave.explorer.Verdict.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Explorer, stress and Lincheck side by side on the corpus. Argument: take each n-th program only. Prints a table, and
 * for each tool the programs that it got wrong or said nothing about.
 */
final class Benchmark {
    private static final long MOST_SECONDS = 60;
    private static final String END = "";

    /** One program as one tool saw it; a negative time where it did not come to an end. */
    private record Seen(String program, boolean wrong, String said, long millis) {}

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        int step = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
        String agent = arguments[1];
        Map<String, List<Seen>> results = new TreeMap<>();
        for (String tool : List.of("explorer", "stress", "lincheck")) {
            results.put(tool, run(tool, step, agent));
        }
        print(results);
    }

    private static List<Seen> run(String tool, int step, String agent) throws Exception {
        List<Class<? extends Scenario>> programs = Corpus.programs();
        List<Seen> seen = new ArrayList<>();
        int next = 0;
        while (next < programs.size()) {
            next = runFrom(tool, next, step, agent, programs, seen);
        }
        return seen;
    }

    /** Runs a JVM until it has seen all programs, or stays with one for too long; the program to go on with. */
    private static int runFrom(
            String tool, int first, int step, String agent, List<Class<? extends Scenario>> programs, List<Seen> seen)
            throws Exception {
        List<String> command = OwnJvm.command(
                tool.equals("explorer") ? agent : null,
                Contestant.class,
                tool,
                Integer.toString(first),
                Integer.toString(step));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(process, lines), "reader");
        reader.setDaemon(true);
        reader.start();
        int at = first;
        boolean open = false;
        try {
            while (true) {
                String line = lines.poll(MOST_SECONDS, TimeUnit.SECONDS);
                if (line == null || line.equals(END)) {
                    if (open) {
                        seen.add(seen(programs.get(at), line == null ? "NOTHING time-out" : "NOTHING crash", -1));
                        return at + step;
                    }
                    return programs.size();
                }
                String[] words = line.split(" ", 4);
                if (words[0].equals("begin")) {
                    at = Integer.parseInt(words[1]);
                    open = true;
                } else if (words[0].equals("end")) {
                    seen.add(seen(programs.get(at), words[3], Long.parseLong(words[2])));
                    open = false;
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void read(Process process, BlockingQueue<String> lines) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("begin ") || line.startsWith("end ")) {
                    lines.add(line);
                }
            }
        } catch (IOException killed) {
            // The end of its output is all there is to see.
        }
        lines.add(END);
    }

    private static Seen seen(Class<? extends Scenario> program, String said, long millis) {
        Kind expected = program.getAnnotation(Expected.class).value();
        return new Seen(Corpus.name(program), expected.isFailure(), said, millis);
    }

    private static void print(Map<String, List<Seen>> results) {
        System.out.println("| tool | caught | accused | no verdict | median ms | worst ms |");
        System.out.println("|---|---|---|---|---|---|");
        results.forEach((tool, all) -> {
            long wrong = all.stream().filter(Seen::wrong).count();
            long caught = all.stream()
                    .filter(each -> each.wrong && each.said.startsWith("FAILS"))
                    .count();
            long accused = all.stream()
                    .filter(each -> !each.wrong && each.said.startsWith("FAILS"))
                    .count();
            long nothing =
                    all.stream().filter(each -> each.said.startsWith("NOTHING")).count();
            List<Long> times = new ArrayList<>(all.stream()
                    .filter(each -> each.millis >= 0)
                    .map(Seen::millis)
                    .toList());
            Collections.sort(times);
            System.out.println("| " + tool + " | " + caught + " of " + wrong + " | " + accused + " of "
                    + (all.size() - wrong) + " | " + nothing + " | " + times.get(times.size() / 2) + " | "
                    + times.get(times.size() - 1) + " |");
        });
        results.forEach((tool, all) -> {
            System.out.println("\n" + tool);
            all.stream()
                    .filter(each -> !each.said.equals(each.wrong ? "FAILS" : "HOLDS"))
                    .forEach(each -> System.out.println("  " + (each.wrong ? "wrong " : "right ") + each.program + ": "
                            + each.said.toLowerCase(java.util.Locale.ROOT)));
        });
    }
}
