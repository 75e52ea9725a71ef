package interleave.cli.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradesCsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "=cmd|' /C calc'!A0", "+cmd", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=\nx", "-"
            })
    void noSpreadsheetRunsAnId(String id) {
        assertThat(GradesCsv.harmless(id)).isEqualTo("'" + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "-5", "+49123", "-1.5", "a=b", "", "Ann-Lee", "7"})
    void allElseStaysAsItIs(String value) {
        assertThat(GradesCsv.harmless(value)).isEqualTo(value);
    }

    @Test
    void delimitersAndQuotesWithinValuesAreQuoted() {
        GradesCsv csv = new GradesCsv(List.of(), ';', List.of());
        csv.add(SampleGrades.row("a;\"b\"", RowState.FAILED, List.of()));

        assertThat(csv.text()).isEqualTo("id;total;max;state\n\"a;\"\"b\"\"\";;0;failed\n");
    }
}
