package interleave.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.cli.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks that end while a submission is read, and the layouts that are read. */
class IntakeAttacksTest {

    private static final String BOX = AttackedKit.FOLDER + "Box.java";
    private static final byte[] SOURCE = AttackedKit.RIGHT.getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    /** A zip of entries, given as name and content in turn. */
    private static byte[] zip(Object... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write((byte[]) entries[i + 1]);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private interface Patch {
        void apply(ByteBuffer bytes, int directoryEntry);
    }

    /** Changes the directory's first entry, as no honest program would write it. */
    private static byte[] patched(byte[] zip, Patch patch) {
        ByteBuffer bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - 22;
        patch.apply(bytes, bytes.getInt(end + 16));
        return bytes.array();
    }

    private static byte[] link(String name, String target) {
        return patched(zip(name, target.getBytes(StandardCharsets.UTF_8), BOX, SOURCE), (bytes, at) -> {
            bytes.putShort(at + 4, (short) (3 << 8 | 20));
            bytes.putInt(at + 38, 0120777 << 16);
        });
    }

    private static byte[] manyFiles() {
        List<Object> entries = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            entries.add(AttackedKit.FOLDER + "Class" + i + ".java");
            entries.add(SOURCE);
        }
        return zip(entries.toArray());
    }

    private static byte[] twice() {
        byte[] zip = zip(BOX, SOURCE, BOX.replace("Box", "Bax"), SOURCE);
        byte[] text = new String(zip, StandardCharsets.ISO_8859_1)
                .replace("Bax", "Box")
                .getBytes(StandardCharsets.ISO_8859_1);
        return text;
    }

    static Stream<Arguments> refused() {
        byte[] plain = zip(BOX, SOURCE);
        return Stream.of(
                Arguments.of("climbs out", zip("../../../etc/cron.d/x", SOURCE, BOX, SOURCE), "points out of it"),
                Arguments.of(
                        "climbs out from within", zip("exercises/../../x", SOURCE, BOX, SOURCE), "points out of it"),
                Arguments.of("climbs out with backslashes", zip("..\\..\\x", SOURCE, BOX, SOURCE), "points out of it"),
                Arguments.of("has an absolute path", zip("/etc/passwd", SOURCE, BOX, SOURCE), "points out of it"),
                Arguments.of("has a drive's letter", zip("C:/x", SOURCE, BOX, SOURCE), "points out of it"),
                Arguments.of("links to a file", link(BOX.replace("Box", "Bax"), "/etc/passwd"), "is a link"),
                Arguments.of("links to a folder", link("exercises/01-box", "/etc"), "is a link"),
                Arguments.of("is a bomb", zip(BOX, new byte[100 << 20]), "larger than it may be"),
                Arguments.of(
                        "is a bomb that says it is none",
                        patched(zip(BOX, new byte[100 << 20]), (bytes, at) -> bytes.putInt(at + 24, 100)),
                        "larger than it may be or than it says"),
                Arguments.of(
                        "has an over-large file",
                        zip(BOX, "x".repeat(200_000).getBytes(StandardCharsets.UTF_8)),
                        "larger than it may be"),
                Arguments.of("has too many files", manyFiles(), "too many source files"),
                Arguments.of("has two files of one name", twice(), "two entries of the name"),
                Arguments.of(
                        "has two files that differ in case",
                        zip(BOX, SOURCE, BOX.replace("Box", "BOX"), SOURCE),
                        "same file on some machines"),
                Arguments.of(
                        "has an odd name", zip(BOX, SOURCE, AttackedKit.FOLDER + "-Werror .java", SOURCE), "odd name"),
                Arguments.of(
                        "has a name of another script",
                        zip(BOX, SOURCE, AttackedKit.FOLDER + "B\u043ex.java", SOURCE),
                        "odd name"),
                Arguments.of(
                        "has a very long name",
                        zip(BOX, SOURCE, AttackedKit.FOLDER + "A".repeat(300) + ".java", SOURCE),
                        "odd name"),
                Arguments.of(
                        "is encrypted", patched(plain, (bytes, at) -> bytes.putShort(at + 8, (short) 1)), "encrypted"),
                Arguments.of(
                        "points beyond its end",
                        patched(plain, (bytes, at) -> bytes.putInt(at + 42, 1 << 30)),
                        "damaged"),
                Arguments.of(
                        "has a wrong checksum", patched(plain, (bytes, at) -> bytes.putInt(at + 16, 1)), "checksum"),
                Arguments.of("says that it is very large", very(plain), "very large files"),
                Arguments.of("is cut off", Arrays.copyOf(plain, plain.length / 2), "only the beginning of one"),
                Arguments.of("is no zip", "hello".getBytes(StandardCharsets.UTF_8), "no zip"),
                Arguments.of("is empty", new byte[0], "no zip"),
                Arguments.of("has no answer", zip("README.md", SOURCE), "no answer in it"));
    }

    private static byte[] very(byte[] zip) {
        ByteBuffer bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(zip.length - 22 + 10, (short) -1);
        return bytes.array();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, byte[] zip, String told) throws IOException {
        Files.write(folder.resolve("mallory.zip"), zip);
        Files.write(folder.resolve("alice.zip"), zip(BOX, SOURCE));

        List<SubmissionSource> found = SubmissionSource.in(folder);

        assertThat(found).extracting(SubmissionSource::id).containsExactly("alice", "mallory");
        assertThat(found.get(0).read().refusal()).isNull();
        Submission refused = found.get(1).read();
        assertThat(refused.refusal()).contains(told);
        assertThat(refused.files()).isEmpty();
        assertThat(found.get(1).hash())
                .isEqualTo(found.get(1).hash())
                .isNotEqualTo(found.get(0).hash());
    }

    @Test
    void whatDoesNotCountIsIgnoredAndTold() throws IOException {
        Files.write(
                folder.resolve("mallory.zip"),
                zip(
                        BOX,
                        SOURCE,
                        "exercises/01-box/src/test/java/interleave/box/BoxTest.java",
                        SOURCE,
                        "exercises/01-box/src/main/resources/META-INF/services/javax.annotation.processing.Processor",
                        SOURCE,
                        "exercises/01-box/src/main/resources/junit-platform.properties",
                        SOURCE,
                        "exercises/01-box/src/main/java/org/junit/jupiter/api/Assertions.java",
                        SOURCE,
                        "exercises/01-box/src/main/java/interleave/other/Box.java",
                        SOURCE,
                        "exercises/01-box/exercise.properties",
                        SOURCE,
                        "pom.xml",
                        SOURCE));

        Submission submission = SubmissionSource.in(folder).get(0).read();

        assertThat(submission.files()).isEqualTo(Map.of("01-box", Map.of("Box.java", AttackedKit.RIGHT)));
        assertThat(submission.remarks()).hasSize(1);
        assertThat(submission.remarks().get(0)).startsWith("7 files do not count and were ignored, such as");
    }

    @Test
    void aDownloadThatBrokeOffIsNoSubmission() throws IOException {
        byte[] whole = zip("ann/" + BOX, SOURCE, "bob/" + BOX, SOURCE);
        Path bulk = Files.write(folder.resolve("class.zip"), Arrays.copyOf(whole, whole.length - 30));

        assertThatThrownBy(() -> SubmissionSource.in(bulk))
                .isInstanceOf(Refusal.class)
                .hasMessage(bulk + " cannot be taken apart. This is no zip, or only the beginning of one.");
    }

    @Test
    void textThatIsNotUtf8CostsTheExerciseAlone() throws IOException {
        byte[] latin = {'/', '/', (byte) 0xF6, '\n'};
        byte[] marked = ("\uFEFF" + AttackedKit.RIGHT).getBytes(StandardCharsets.UTF_8);
        Files.write(
                folder.resolve("mallory.zip"),
                zip(
                        BOX,
                        SOURCE,
                        "exercises/02-crate/src/main/java/interleave/crate/Crate.java",
                        latin,
                        "exercises/03-lid/src/main/java/interleave/lid/Lid.java",
                        marked));

        Submission submission = SubmissionSource.in(folder).get(0).read();

        assertThat(submission.refusal()).isNull();
        assertThat(submission.unreadable())
                .isEqualTo(Map.of(
                        "02-crate",
                        "Crate.java is not UTF-8. Save it in that encoding.",
                        "03-lid",
                        "Lid.java begins with a byte order mark, which the compiler does not take. "
                                + "Save it as UTF-8 without BOM."));
    }

    @Test
    void aLinkInAFolder() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path box = folder.resolve("class/mallory").resolve(BOX);
        Files.createDirectories(box.getParent());
        Files.createSymbolicLink(box, secret);

        Submission submission =
                SubmissionSource.in(folder.resolve("class")).get(0).read();

        assertThat(submission.refusal()).contains("is a link");
    }

    @Test
    void aLinkedFolder() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.createDirectories(folder.resolve("class"));
        Files.createSymbolicLink(folder.resolve("class/mallory"), other);

        Submission submission =
                SubmissionSource.in(folder.resolve("class")).get(0).read();

        assertThat(submission.id()).isEqualTo("mallory");
        assertThat(submission.refusal()).contains("is a link");
    }

    @Test
    void aZipInAZipThatIsABomb() throws IOException {
        byte[] bomb = zip(BOX, new byte[100 << 20]);
        Path bulk = Files.write(folder.resolve("class.zip"), zip("mallory.zip", bomb, "alice.zip", zip(BOX, SOURCE)));

        List<SubmissionSource> found = SubmissionSource.in(bulk);

        assertThat(found).extracting(SubmissionSource::id).containsExactly("alice", "mallory");
        assertThat(found.get(0).read().refusal()).isNull();
        assertThat(found.get(1).read().refusal()).contains("larger than it may be");
    }

    @Test
    void everyLayout() throws IOException {
        byte[] kit = zip(BOX, SOURCE);
        byte[] withFolder = zip("kit-main/" + BOX, SOURCE, "kit-main/README.md", SOURCE);
        Path bulk = Files.write(
                folder.resolve("class.zip"),
                zip(
                        "a.zip",
                        kit,
                        "b/kit.zip",
                        withFolder,
                        "c/" + BOX,
                        SOURCE,
                        "d/kit-main/" + BOX,
                        SOURCE,
                        "__MACOSX/._a.zip",
                        SOURCE));
        Path in = folder.resolve("in");
        Files.createDirectories(in.resolve("e"));
        Files.write(in.resolve("e/kit.zip"), kit);
        write(in.resolve("f").resolve(BOX));
        write(in.resolve("g/kit-main").resolve(BOX));
        Files.write(in.resolve("h.zip"), withFolder);
        Files.writeString(in.resolve("roster.csv"), "id");

        List<SubmissionSource> all = new ArrayList<>(SubmissionSource.in(bulk));
        all.addAll(SubmissionSource.in(in));
        all.addAll(SubmissionSource.in(in.resolve("f")));
        all.addAll(SubmissionSource.in(in.resolve("h.zip")));

        assertThat(all)
                .extracting(SubmissionSource::id)
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "f", "h");
        assertThat(all).allSatisfy(source -> {
            Submission submission = source.read();
            assertThat(submission.refusal()).isNull();
            assertThat(submission.files()).isEqualTo(Map.of("01-box", Map.of("Box.java", AttackedKit.RIGHT)));
        });
    }

    /** Its own zips and drives have a second file beside each, which looks like a source and is none. */
    @Test
    void whatAMacAddsIsNoFileOfTheStudents() throws IOException {
        String mark = AttackedKit.FOLDER + "._Box.java";
        byte[] noSource = {0, 5, 22, 7, -1};
        Path in = folder.resolve("in");
        write(in.resolve("a").resolve(BOX));
        Files.write(in.resolve("a").resolve(mark), noSource);
        Files.write(in.resolve("a/exercises/.DS_Store"), noSource);
        Files.write(
                in.resolve("b.zip"), zip(BOX, SOURCE, "__MACOSX/" + mark, noSource, "__MACOSX/._exercises", noSource));
        Files.write(in.resolve("c.zip"), zip("kit/" + BOX, SOURCE, "kit/" + mark, noSource));
        Files.createDirectories(in.resolve("__MACOSX"));
        Path bulk = Files.write(
                folder.resolve("bulk.zip"),
                zip(
                        "d/" + BOX,
                        SOURCE,
                        "d/__MACOSX/" + mark,
                        noSource,
                        "e/kit.zip",
                        zip(BOX, SOURCE),
                        "e/._kit.zip",
                        noSource));

        List<SubmissionSource> all = new ArrayList<>(SubmissionSource.in(in));
        all.addAll(SubmissionSource.in(bulk));

        assertThat(all).extracting(SubmissionSource::id).containsExactly("a", "b", "c", "d", "e");
        assertThat(all).allSatisfy(source -> {
            Submission submission = source.read();
            assertThat(submission.refusal()).isNull();
            assertThat(submission.files()).isEqualTo(Map.of("01-box", Map.of("Box.java", AttackedKit.RIGHT)));
            assertThat(submission.remarks()).isEmpty();
        });
    }

    @Test
    void aZipMayBeNamedInCapitals() throws IOException {
        Path bulk = Files.write(
                folder.resolve("class.zip"), zip("ANN.ZIP", zip(BOX, SOURCE), "bob/KIT.ZIP", zip(BOX, SOURCE)));

        List<SubmissionSource> found = SubmissionSource.in(bulk);

        assertThat(found).extracting(SubmissionSource::id).containsExactly("ANN", "bob");
        assertThat(found)
                .allSatisfy(source -> assertThat(source.read().refusal()).isNull());
    }

    @Test
    void whatIsUnpackedCountsAndNotTheZipBesideIt() throws IOException {
        byte[] other = zip("README.md", SOURCE);
        Path bulk = Files.write(
                folder.resolve("class.zip"),
                zip("a/" + BOX, SOURCE, "a/notes.zip", other, "b/kit/" + BOX, SOURCE, "b/notes.zip", other));
        Path in = folder.resolve("in");
        write(in.resolve("c").resolve(BOX));
        Files.write(in.resolve("c/notes.zip"), other);
        write(in.resolve("d/kit").resolve(BOX));
        Files.write(in.resolve("d/notes.zip"), other);

        List<SubmissionSource> all = new ArrayList<>(SubmissionSource.in(bulk));
        all.addAll(SubmissionSource.in(in));

        assertThat(all).hasSize(4).allSatisfy(source -> {
            Submission submission = source.read();
            assertThat(submission.files()).isEqualTo(Map.of("01-box", Map.of("Box.java", AttackedKit.RIGHT)));
            assertThat(submission.remarks()).containsExactly("'notes.zip' does not count and was ignored.");
        });
    }

    @Test
    void aFolderAndAZipOfOneNameAreTwoSubmissions() throws IOException {
        Path bulk = Files.write(folder.resolve("class.zip"), zip("ann.zip", zip(BOX, SOURCE), "ann/" + BOX, SOURCE));

        assertThatThrownBy(() -> SubmissionSource.in(bulk))
                .isInstanceOf(Refusal.class)
                .hasMessage("Two submissions in " + bulk + " are named ann. Rename one.");
    }

    @Test
    void whatIsNeitherAFolderNorAZipIsTold() throws IOException {
        Path in = folder.resolve("in");
        write(in.resolve("ann").resolve(BOX));
        Files.write(in.resolve("bob.7z"), SOURCE);
        Files.write(in.resolve(".DS_Store"), SOURCE);
        Path bulk = Files.write(
                folder.resolve("class.zip"), zip("ann.zip", zip(BOX, SOURCE), "bob.rar", SOURCE, ".DS_Store", SOURCE));
        Path alone = Files.write(folder.resolve("alone.zip"), zip(BOX, SOURCE, "README.md", SOURCE));

        assertThat(SubmissionSource.leftAlone(in)).containsExactly("bob.7z");
        assertThat(SubmissionSource.leftAlone(bulk)).containsExactly("bob.rar");
        assertThat(SubmissionSource.leftAlone(alone)).isEmpty();
        assertThat(SubmissionSource.leftAlone(in.resolve("ann"))).isEmpty();
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, SOURCE);
    }
}
