package interleave.cli.gradebook;

import interleave.cli.card.ReportCard;
import interleave.cli.card.StudentCard;
import java.time.Instant;

/** {@code students/<id>.html}: what a student is sent. It is the report card, with the student's id. */
final class StudentPage {

    private StudentPage() {}

    static String of(GradebookRow row) {
        Instant when = row.gradedAt() == null ? Instant.EPOCH : Instant.parse(row.gradedAt());
        return StudentCard.of(row.id(), row.remarks(), ReportCard.of(row.exercises(), when), row.gradedAt() != null);
    }
}
