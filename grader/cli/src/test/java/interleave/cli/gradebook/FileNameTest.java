package interleave.cli.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"ann", "S1234567", "ann.lee@example.org", "a_b-c", "42"})
    void aPlainIdIsItsOwnName(String id) {
        assertThat(FileName.of(id, Set.of())).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "../up, =2E./up",
        "a/b, a/b",
        "Ann Lee, Ann=20Lee",
        "Ren\u00e9, Ren=C3=A9",
        ".hidden, =2Ehidden",
        "dot., dot=2E",
        "=1+1, =3D1=2B1",
        "..., =2E.=2E",
    })
    void anOddOneIsSpelledOut(String id, String name) {
        assertThat(FileName.of(id, Set.of())).isEqualTo(name.replace("/", "=2F"));
    }

    @Test
    void namesOfDevicesEmptyAndLongOnesGetAMark() {
        assertThat(FileName.of("con", Set.of())).matches("=con=[0-9a-f]{12}");
        assertThat(FileName.of("NUL.txt", Set.of())).matches("=NUL\\.txt=[0-9a-f]{12}");
        assertThat(FileName.of("", Set.of())).matches("==[0-9a-f]{12}");
        assertThat(FileName.of("x".repeat(5000), Set.of())).hasSize(100 + 13);
        assertThat(FileName.of("x".repeat(5000), Set.of())).isNotEqualTo(FileName.of("x".repeat(5001), Set.of()));
    }

    @Test
    void idsThatDifferByCapitalsAloneDifferOnEveryFileSystem() {
        String one = FileName.of("Ann", Set.of("ann"));
        String other = FileName.of("ann", Set.of("ann"));

        assertThat(one).isNotEqualToIgnoringCase(other);
    }
}
