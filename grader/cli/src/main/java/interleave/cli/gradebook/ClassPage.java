package interleave.cli.gradebook;

import interleave.cli.card.PageTemplates;
import interleave.cli.metadata.Exercise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code index.html}: the class at a glance, for the instructor. */
final class ClassPage {

    private static final PageTemplates TEMPLATES = new PageTemplates(ClassPage.class);

    private ClassPage() {}

    static String of(Gradebook.Frame frame, ClassStatistics statistics) {
        List<Integer> distribution = statistics.distribution();
        Map<String, Object> model = new HashMap<>();
        model.put("exercises", frame.exercises());
        model.put("isolation", frame.isolation());
        model.put("max", frame.exercises().size() * Exercise.MAX);
        model.put("named", frame.nameColumn() >= 0);
        model.put("statistics", statistics);
        model.put("distribution", distribution);
        model.put(
                "tallest",
                distribution.stream().mapToInt(Integer::intValue).max().orElse(0));
        return TEMPLATES.fill("class.ftlh", model);
    }
}
