package interleave.cli.handout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks in what is to be handed out for what an instructor keeps back: by path, and by content, so that an answer does not
 * leave in a hint, a test, a comment or a stub. Code is compared word by word, so layout and comments hide nothing; a
 * renamed variable does.
 */
final class LeakCheck {

    /** So many words in a row, about five lines, are no coincidence in an exercise. */
    private static final int RUN = 40;

    /** The grader's own code is larger, and joins and interrupts threads as everybody does. */
    private static final int LONG_RUN = 48;

    private static final int SHOWN = 12;
    private static final Pattern COMMENT_OR_TEXT = Pattern.compile(
            "\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|(//[^\\n]*|(?s:/\\*.*?\\*/))");
    private static final Pattern WORD =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|\\w+|[^\\s\\w]");
    private static final Pattern EXERCISE =
            Pattern.compile("solutions/answers/\\d+-([^/]+)/|solutions/src/main/java/interleave/([^/]+)/");
    private static final Pattern HEAD = Pattern.compile("(?m)^\\s*(?:package|import)\\s[^;]*;");

    private final Map<String, String> secrets = new HashMap<>();
    /** What answers to several exercises share gives none of them away, such as the care for an interrupt. */
    private final Set<String> idioms = new HashSet<>();

    private final Map<String, List<String>> answers = new HashMap<>();
    private final Set<String> sentences = new HashSet<>();
    private final List<String> leaks = new ArrayList<>();

    private LeakCheck() {}

    /**
     * Everything that would leak, a sentence each.
     *
     * @param given what is to be handed out
     * @param kit all files of the kit, those of {@code solutions} among them
     */
    static List<String> of(List<KitFile> given, List<KitFile> kit) {
        LeakCheck check = new LeakCheck();
        Set<String> open = new HashSet<>();
        kit.stream().filter(LeakCheck::isStub).forEach(stub -> open.addAll(runs(words(code(text(stub))))));
        kit.stream().filter(LeakCheck::isKeptBack).forEach(file -> check.keepBack(file, open));
        check.secrets.keySet().removeAll(check.idioms);
        given.forEach(check::look);
        return check.leaks;
    }

    private static boolean isKeptBack(KitFile file) {
        return file.path().startsWith("solutions/");
    }

    private static boolean isStub(KitFile file) {
        return file.path().matches("exercises/[^/]+/src/main/java/.+\\.java");
    }

    private static String text(KitFile file) {
        return file.text().orElse("");
    }

    private void keepBack(KitFile file, Set<String> open) {
        if (file.path().endsWith(".java")) {
            List<String> words = words(code(text(file)));
            runs(words).stream().filter(run -> !open.contains(run)).forEach(run -> keepBack(run, file.path()));
            if (!file.path().contains("/wrong/")) {
                answers.put(file.path(), words);
            }
        } else if (file.path().endsWith("answer.properties")) {
            text(file)
                    .lines()
                    .filter(line -> line.strip().startsWith("says"))
                    .map(line -> line.substring(line.indexOf('=') + 1).strip())
                    .filter(says -> says.length() > 30)
                    .forEach(sentences::add);
        }
    }

    private void keepBack(String run, String path) {
        String other = secrets.putIfAbsent(run, path);
        if (other != null && !exercise(other).equals(exercise(path))) {
            idioms.add(run);
        }
    }

    /** To which exercise an answer belongs, by its folder's name or by its package. */
    private static String exercise(String path) {
        Matcher place = EXERCISE.matcher(path);
        return place.lookingAt()
                ? Objects.requireNonNullElse(place.group(1), place.group(2)).replace("-", "")
                : path;
    }

    private void look(KitFile file) {
        String path = file.path();
        if (isKeptBack(file) || path.contains("/solutions/") || path.endsWith("/answer.properties")) {
            leaks.add(path + " is part of the solutions.");
            return;
        }
        String text = text(file);
        if (isStub(file)) {
            stub(path, text);
        } else {
            find(path, words(code(text)));
        }
        find(path, words(comments(text)));
        sentences.stream()
                .filter(text::contains)
                .findFirst()
                .ifPresent(says -> leaks.add(path + " tells what a wrong answer does: \"" + says + "\""));
    }

    private void stub(String path, String text) {
        if (!text.contains("TODO")) {
            leaks.add(path + " has no TODO. Is it still the stub?");
        }
        List<String> words = words(code(text));
        String name = path.substring(path.lastIndexOf('/'));
        answers.forEach((answer, answerWords) -> {
            if (answer.endsWith(name) && answerWords.equals(words)) {
                leaks.add(path + " is the answer of " + answer + ".");
            }
        });
    }

    private void find(String path, List<String> words) {
        int enough = path.startsWith("grader/") ? LONG_RUN : RUN;
        int known = 0;
        for (int start = 0; start + RUN <= words.size(); start++) {
            String source = secrets.get(String.join(" ", words.subList(start, start + RUN)));
            known = source == null ? 0 : known + 1;
            if (known > enough - RUN) {
                leaks.add(path + " holds code of " + source + ": "
                        + String.join(" ", words.subList(start - known + 1, start - known + 1 + SHOWN)) + " ...");
                return;
            }
        }
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(match -> match.group()).toList();
    }

    private static Set<String> runs(List<String> words) {
        Set<String> runs = new HashSet<>();
        for (int start = 0; start + RUN <= words.size(); start++) {
            runs.add(String.join(" ", words.subList(start, start + RUN)));
        }
        return runs;
    }

    /** Without comments, package and imports. */
    private static String code(String source) {
        String bare = COMMENT_OR_TEXT
                .matcher(source)
                .replaceAll(match -> match.group(1) == null ? Matcher.quoteReplacement(match.group()) : " ");
        return HEAD.matcher(bare).replaceAll(" ");
    }

    /** The comments alone, without the stars at the beginning of their lines. */
    private static String comments(String source) {
        Stream<String> all = COMMENT_OR_TEXT
                .matcher(source)
                .results()
                .filter(match -> match.group(1) != null)
                .map(match -> match.group(1)
                        .replaceAll("(?m)^\\s*(/\\*+|\\*/|\\*|//)", " ")
                        .replace("*/", " "));
        return String.join("\n", all.toList());
    }
}
