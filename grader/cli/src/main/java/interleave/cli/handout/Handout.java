package interleave.cli.handout;

import interleave.cli.Refusal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses what of a kit a student gets. What is not named here stays back: a file forgotten is better than one leaked. */
final class Handout {

    private static final Pattern GIVEN = Pattern.compile("pom\\.xml|README\\.md|LICENSE|\\.editorconfig|\\.gitignore"
            + "|interleave|interleave\\.cmd|\\.mvn/.+|\\.devcontainer/.+|exercises/.+"
            + "|grader/pom\\.xml|grader/[^/]+/pom\\.xml|grader/[^/]+/src/main/.+"
            + "|docs/report-card\\.md|docs/how-grading-works\\.md");

    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[]+)\\]\\((?!https?:|#)([^)\\s#]+)(#[^)\\s]*)?\\)");

    private Handout() {}

    /**
     * What is handed out: some files as they are, README.md without its part for instructors.
     *
     * @throws Refusal if what would be handed out is no kit
     */
    static List<KitFile> of(List<KitFile> kit) {
        List<KitFile> given = new ArrayList<>();
        for (KitFile file : kit) {
            if (GIVEN.matcher(file.path()).matches()) {
                given.add(
                        file.path().equals("README.md")
                                ? KitFile.of(
                                        "README.md", forStudents(file.text().orElse("")))
                                : file);
            }
        }
        boolean whole = given.stream().anyMatch(file -> file.path().equals("pom.xml"))
                && given.stream().anyMatch(file -> file.path().matches("exercises/[^/]+/exercise\\.properties"));
        if (!whole) {
            throw new Refusal(
                    "There is no kit here: pom.xml or the exercises are missing. Name its folder with --root.");
        }
        return given.stream().map(file -> withoutDeadLinks(file, given)).toList();
    }

    /** The page without its part for instructors, which ends where the next part begins. */
    static String forStudents(String readme) {
        StringBuilder kept = new StringBuilder();
        boolean skipping = false;
        for (String line : readme.lines().toList()) {
            if (line.startsWith("## ")) {
                skipping = line.toLowerCase(Locale.ROOT).contains("instructors");
            }
            if (!skipping) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString();
    }

    /** A link to a page that stays back becomes its words. */
    private static KitFile withoutDeadLinks(KitFile file, List<KitFile> given) {
        if (!file.path().endsWith(".md") || file.text().isEmpty()) {
            return file;
        }
        Matcher links = LINK.matcher(file.text().get());
        StringBuilder text = new StringBuilder();
        while (links.find()) {
            String target = target(file.path(), links.group(2));
            boolean alive = given.stream()
                    .anyMatch(
                            other -> other.path().equals(target) || other.path().startsWith(target + "/"));
            links.appendReplacement(text, Matcher.quoteReplacement(alive ? links.group() : links.group(1)));
        }
        links.appendTail(text);
        return KitFile.of(file.path(), text.toString());
    }

    private static String target(String from, String link) {
        URI resolved = URI.create("/" + from).resolve(link);
        return resolved.getPath().replaceFirst("^/", "").replaceFirst("/$", "");
    }
}
