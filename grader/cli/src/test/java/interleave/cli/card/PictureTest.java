package interleave.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interleave.cli.card.Picture.Kind;
import interleave.cli.card.Picture.Rail;
import interleave.cli.card.Picture.Row;
import interleave.cli.card.Picture.Wait;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    /** A and B each read 0 and write 1; B does so while A is held back. */
    static final String LOST_UPDATE = """
        {"says":"A schedule breaks it.","threads":["A","B"],"steps":[
        {"thread":0,"action":"reads","file":"Database.java","line":24,"source":"value++;","shared":"value","value":"0",\
        "text":"reads value: 0","overwrites":-1},
        {"thread":0,"action":"preempted","other":1,"text":"A is held back here, and B goes on","overwrites":-1},
        {"thread":1,"action":"reads","file":"Database.java","line":24,"source":"value++;","shared":"value","value":"0",\
        "text":"reads value: 0","overwrites":-1},
        {"thread":1,"action":"writes","file":"Database.java","line":24,"source":"value++;","shared":"value","value":"1",\
        "text":"writes value: 1","overwrites":-1},
        {"thread":0,"action":"writes","file":"Database.java","line":24,"source":"value++;","shared":"value","value":"1",\
        "text":"writes value: 1, over B's 1, which A has not seen","overwrites":3}],
        "waits":[],"ending":"In the end: expected 2 but was 1.","command":"mvn test","text":"As text."}\
        """;

    private static final String DEADLOCK = """
        {"says":"A deadlock.","threads":["A","B"],"steps":[
        {"thread":0,"action":"locks","file":"Bank.java","line":4,"shared":"one","value":"A","text":"takes one"},
        {"thread":1,"action":"locks","file":"Fork.java","line":4,"shared":"two","value":"B","text":"takes two"},
        {"thread":1,"action":"waits","file":"Bank.java","line":5,"shared":"one","value":"A","text":"waits for one"},
        {"thread":0,"action":"waits","file":"Bank.java","line":5,"shared":"two","value":"B","text":"waits for two"}],
        "waits":[{"thread":0,"at":"Bank.java:5","what":"two","holder":1,"since":"Fork.java:4"},
        {"thread":1,"at":"Bank.java:5","what":"one","holder":0,"since":"Bank.java:4"}],"ending":"Nobody can go on."}\
        """;

    @Test
    void eachStepIsARowOfItsThread() {
        Picture picture = picture(LOST_UPDATE);

        assertThat(picture.lanes()).containsExactly("A", "B");
        assertThat(picture.rows()).extracting(Row::lane).containsExactly(0, 0, 1, 1, 0);
        assertThat(picture.rows())
                .extracting(Row::kind)
                .containsExactly(Kind.READS, Kind.PREEMPTED, Kind.READS, Kind.WRITES, Kind.WRITES);
        assertThat(picture.rows().get(1).other()).isEqualTo(1);
    }

    @Test
    void aLineIsWrittenOnceForWhatIsDoneOnIt() {
        Picture picture = picture(LOST_UPDATE);

        assertThat(picture.rows()).extracting(Row::place).containsExactly("line 24", "", "line 24", "", "line 24");
        assertThat(picture.rows()).extracting(Row::source).containsExactly("value++;", "", "value++;", "", "value++;");
    }

    @Test
    void linesOfSeveralFilesAreNamedByTheirFile() {
        assertThat(picture(DEADLOCK).rows())
                .extracting(Row::place)
                .containsExactly("Bank.java:4", "Fork.java:4", "Bank.java:5", "Bank.java:5");
    }

    @Test
    void aLostValueKnowsTheRowThatOverwritesIt() {
        assertThat(picture(LOST_UPDATE).rows()).extracting(Row::lostAt).containsExactly(0, 0, 0, 5, 0);
    }

    @Test
    void whatIsSharedStandsBesideItsRows() {
        Picture picture = picture(LOST_UPDATE);

        assertThat(picture.shared()).isEqualTo("value");
        assertThat(picture.rows()).extracting(Row::isJoined).containsExactly(true, false, true, true, true);
        assertThat(picture.chip(picture.rows().get(3))).isEqualTo("1");
    }

    @Test
    void severalSharedThingsAreNamedEachTime() {
        Picture picture = picture(LOST_UPDATE.replaceFirst("\"shared\":\"value\"", "\"shared\":\"size\""));

        assertThat(picture.shared()).isEmpty();
        assertThat(picture.chip(picture.rows().get(0))).isEqualTo("size: 0");
        assertThat(picture.chip(picture.rows().get(3))).isEqualTo("value: 1");
    }

    @Test
    void aLaneShowsWhoRunsAndWhoWaits() {
        Picture update = picture(LOST_UPDATE);
        assertThat(update.rows().get(0).rails()).containsExactly(Rail.RUNS, Rail.NONE);
        assertThat(update.rows().get(2).rails()).containsExactly(Rail.READY, Rail.RUNS);
        assertThat(update.rows().get(4).rails()).containsExactly(Rail.RUNS, Rail.NONE);

        assertThat(picture(DEADLOCK).rows().get(3).rails()).containsExactly(Rail.RUNS, Rail.WAITS);
    }

    @Test
    void aDeadlockIsACircle() {
        assertThat(picture(DEADLOCK).cycle())
                .containsExactly(
                        new Wait("A", "Bank.java:5", "two", "B", "Fork.java:4"),
                        new Wait("B", "Bank.java:5", "one", "A", "Bank.java:4"));
        assertThat(picture(DEADLOCK.replace("\"holder\":0", "\"holder\":-1")).cycle())
                .isEmpty();
        assertThat(picture(DEADLOCK.replace("\"holder\":0", "\"holder\":1")).cycle())
                .isEmpty();
        assertThat(picture(LOST_UPDATE).cycle()).isEmpty();
    }

    @Test
    void ofALongScheduleTheBeginningAndTheEndAreDrawn() {
        String step = "{\"thread\":0,\"action\":\"writes\",\"shared\":\"v\",\"value\":\"%d\",\"text\":\"writes"
                + " %d\",\"overwrites\":%d}";
        Picture picture = picture("{\"threads\":[\"A\"],\"steps\":["
                + IntStream.range(0, 500)
                        .mapToObj(i -> step.formatted(i, i, i == 499 ? 498 : i == 470 ? 10 : -1))
                        .collect(Collectors.joining(","))
                + "]}");

        assertThat(picture.rows()).hasSize(121);
        assertThat(picture.rows()).extracting(Row::number).isSorted().doesNotHaveDuplicates();
        assertThat(picture.rows().get(60).kind()).isEqualTo(Kind.CUT);
        assertThat(picture.rows().get(60).text()).isEqualTo("380 steps are left out here.");
        assertThat(picture.rows().get(10).lostAt()).isEqualTo(92);
        assertThat(picture.rows().get(91).text()).isEqualTo("writes 470");
        assertThat(picture.rows().get(119).lostAt()).isEqualTo(121);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "\"A B\"",
                "{}",
                "{\"threads\":[],\"steps\":[]}",
                "{\"threads\":\"A\",\"steps\":[]}",
                "{\"threads\":[\"A\"],\"steps\":{}}",
                "{\"threads\":[\"A\"],\"steps\":[{}]}",
                "{\"threads\":[\"A\"],\"steps\":[{\"thread\":1}]}",
                "{\"threads\":[1,2,3,4,5,6,7,8,9,10,11,12,13],\"steps\":[]}"
            })
    void whatIsNoScheduleHasNoPicture(String json) {
        assertThat(Picture.of(read(json))).isEmpty();
    }

    @Test
    void nothingIsNoSchedule() {
        assertThat(Picture.of(null)).isEmpty();
    }

    @Test
    void nonsenseInAStepIsDrawnAsFarAsItGoes() {
        Picture picture = picture("""
            {"threads":["A",null],"steps":[{"thread":0,"action":"dances","other":9,"line":-4,"overwrites":7,"text":null},
            {"thread":1,"action":"writes","line":"x","overwrites":1,"value":{}}],"waits":[{"thread":9,"holder":5}]}\
            """);

        assertThat(picture.rows()).extracting(Row::kind).containsExactly(Kind.CALLS, Kind.WRITES);
        assertThat(picture.rows()).extracting(Row::lostAt).containsOnly(0);
        assertThat(picture.rows()).extracting(Row::place).containsOnly("");
        assertThat(picture.waits()).containsExactly(new Wait("the test", "", "", "", ""));
    }

    @Test
    void aTextWithoutEndIsCut() {
        Picture picture = picture(LOST_UPDATE.replace("A schedule breaks it.", "x".repeat(10_000)));

        assertThat(picture.says()).hasSize(404).endsWith("x ...");
    }

    private static Picture picture(String json) {
        return Picture.of(read(json)).orElseThrow();
    }

    static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
