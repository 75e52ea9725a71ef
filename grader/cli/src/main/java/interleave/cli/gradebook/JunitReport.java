package interleave.cli.gradebook;

import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.PromiseGrade;
import interleave.cli.card.PromiseState;
import java.io.StringWriter;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The XML that build servers read: a suite for each exercise, a test case for each promise. */
final class JunitReport {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JunitReport() throws XMLStreamException {
        xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    static String of(GradebookRow row) {
        try {
            JunitReport report = new JunitReport();
            report.write(row);
            return report.text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a text takes whatever is written to it", impossible);
        }
    }

    private void write(GradebookRow row) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line("");
        xml.writeStartElement("testsuites");
        attribute("name", row.id());
        for (ExerciseGrade exercise : row.exercises()) {
            line("  ");
            suite(row, exercise);
        }
        line("");
        xml.writeEndElement();
        line("");
        xml.writeEndDocument();
        xml.close();
    }

    private void suite(GradebookRow row, ExerciseGrade exercise) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", exercise.id());
        attribute("tests", String.valueOf(exercise.promises().size()));
        attribute("failures", count(exercise, JunitReport::failed));
        attribute("errors", count(exercise, JunitReport::broken));
        attribute("skipped", count(exercise, JunitReport::skipped));
        for (PromiseGrade promise : exercise.promises()) {
            line("    ");
            testCase(exercise, promise);
        }
        String words = String.join("\n", row.remarks()) + (exercise.seen() == null ? "" : "\n" + exercise.seen());
        if (!words.isBlank()) {
            line("    ");
            xml.writeStartElement("system-out");
            xml.writeCharacters(legal(words.strip()));
            xml.writeEndElement();
        }
        line("  ");
        xml.writeEndElement();
    }

    private void testCase(ExerciseGrade exercise, PromiseGrade promise) throws XMLStreamException {
        if (promise.missing() == 0) {
            xml.writeEmptyElement("testcase");
            name(exercise, promise);
            return;
        }
        xml.writeStartElement("testcase");
        name(exercise, promise);
        xml.writeStartElement(skipped(promise) ? "skipped" : failed(promise) ? "failure" : "error");
        attribute("message", Words.of(promise).lines().findFirst().orElse(""));
        if (!skipped(promise)) {
            attribute("type", promise.state().words());
        }
        xml.writeCharacters(legal(Words.of(promise)));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void name(ExerciseGrade exercise, PromiseGrade promise) throws XMLStreamException {
        attribute("classname", exercise.id());
        attribute("name", promise.id() + " " + promise.says());
    }

    private static boolean failed(PromiseGrade promise) {
        return promise.state() == PromiseState.LOST || promise.state() == PromiseState.NOT_WRITTEN;
    }

    private static boolean skipped(PromiseGrade promise) {
        return promise.state() == PromiseState.NOT_RUN;
    }

    private static boolean broken(PromiseGrade promise) {
        return promise.missing() > 0 && !failed(promise) && !skipped(promise);
    }

    private static String count(ExerciseGrade exercise, Predicate<PromiseGrade> which) {
        return String.valueOf(exercise.promises().stream().filter(which).count());
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private void line(String indent) throws XMLStreamException {
        xml.writeCharacters("\n" + indent);
    }

    /** XML 1.0 has no place for most control characters, nor for half a pair of surrogates. */
    private static String legal(String value) {
        StringBuilder kept = new StringBuilder();
        value.codePoints()
                .map(point -> point == '\t'
                                || point == '\n'
                                || point == '\r'
                                || point >= 0x20 && point <= 0xD7FF
                                || point >= 0xE000 && point <= 0xFFFD
                                || point >= 0x10000
                        ? point
                        : '?')
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
