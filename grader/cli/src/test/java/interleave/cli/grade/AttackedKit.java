package interleave.cli.grade;

import interleave.cli.metadata.Exercise;
import interleave.cli.metadata.Exercises;
import interleave.cli.metadata.MetadataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A kit with one small exercise, so that an attack on it takes a second. */
final class AttackedKit {

    static final String ID = "01-box";
    static final String FOLDER = "exercises/01-box/src/main/java/interleave/box/";

    /** What every promise asks for. */
    static final String RIGHT = """
            package interleave.box;

            public class Box {
                private Object content;
                private int count;

                public synchronized void put(Object object) {
                    content = object;
                    count++;
                }

                public synchronized Object get() {
                    return content;
                }

                public synchronized int count() {
                    return count;
                }
            }
            """;

    private static final String TEST = """
            package interleave.box;

            import static org.assertj.core.api.Assertions.assertThat;

            import interleave.explorer.Exploration;
            import interleave.explorer.Scenario;
            import interleave.testkit.Promise;
            import interleave.testkit.TestThread;
            import interleave.testkit.Threads;

            class BoxTest {
                @Promise("01.1")
                void itGivesBackWhatItWasGiven() {
                    Box box = new Box();
                    box.put("apple");
                    assertThat(box.get()).isEqualTo("apple");
                }

                @Promise("01.2")
                void itCountsWhatTwoThreadsPut(Threads threads) {
                    Box box = new Box();
                    threads.start("A", () -> box.put("a")).awaitReturn();
                    TestThread<Integer> b = threads.start("B", () -> {
                        box.put("b");
                        return box.count();
                    });
                    assertThat(b.awaitReturn()).isEqualTo(2);
                }

                @Promise("01.3")
                void itCounts() {
                    Box box = new Box();
                    box.put("apple");
                    assertThat(box.count()).isEqualTo(1);
                }

                @Promise("01.3")
                void noCountIsLost() {
                    Exploration.of(TwoPuts.class).check();
                }

                static final class TwoPuts implements Scenario {
                    final Box box = new Box();

                    @Override
                    public void threads(interleave.explorer.Threads threads) {
                        threads.start("A", () -> box.put("a"));
                        threads.start("B", () -> box.put("b"));
                    }

                    @Override
                    public void afterwards() {
                        assertThat(box.count()).isEqualTo(2);
                    }
                }
            }
            """;

    private static final String METADATA = """
            title = Box
            concepts = attack
            prerequisites =
            files = Box.java
            01.1.points = 3
            01.1.says = It gives back what it was given.
            01.2.points = 3
            01.2.says = It counts.
            01.3.points = 4
            01.3.says = No count is lost.
            """;

    private final Path root;

    AttackedKit(Path root) throws IOException {
        this.root = root;
        write("exercises/01-box/exercise.properties", METADATA);
        write(FOLDER + "Box.java", RIGHT);
        write("exercises/01-box/src/test/java/interleave/box/BoxTest.java", TEST);
    }

    /** The same kit with the exercise once more, by another name. */
    AttackedKit withTwin() throws IOException {
        write("exercises/02-crate/exercise.properties", ofTwin(METADATA));
        write("exercises/02-crate/src/main/java/interleave/crate/Crate.java", ofTwin(RIGHT));
        write("exercises/02-crate/src/test/java/interleave/crate/CrateTest.java", ofTwin(TEST));
        return this;
    }

    private static String ofTwin(String text) {
        return text.replace("Box", "Crate").replace("box", "crate").replace("01.", "02.");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    Path root() {
        return root;
    }

    List<Exercise> exercises() throws MetadataException {
        return new Exercises(root).all();
    }

    static Submission submission(Map<String, String> files) {
        return new Submission("mallory", Map.of(ID, files), Map.of(), List.of(), null);
    }

    /** An attack on the first exercise, and a right answer to its twin: one of its own, so that nobody else's is looked up. */
    static Submission submissionWithTwin(Map<String, String> files, int number) {
        Map<String, String> right = Map.of("Crate.java", ofTwin(RIGHT) + "// " + number + "\n");
        return new Submission("mallory", Map.of(ID, files, "02-crate", right), Map.of(), List.of(), null);
    }

    /** An answer that keeps no promise, with members and statements of the attack's in it. */
    static Map<String, String> box(String imports, String members, String statements) {
        return Map.of("Box.java", """
                package interleave.box;

                %s
                import java.util.*;
                import java.util.concurrent.*;

                public class Box {
                    %s

                    private static void attack(Object argument) throws Throwable {
                        %s
                    }

                    private static void tried(Object argument) {
                        try {
                            attack(argument);
                        } catch (RuntimeException | Error e) {
                            throw e;
                        } catch (Throwable e) {
                            throw new IllegalStateException(e);
                        }
                    }

                    public void put(Object object) {
                        tried(object);
                    }

                    public Object get() {
                        tried(this);
                        return null;
                    }

                    public int count() {
                        tried(this);
                        return -1;
                    }
                }
                """.formatted(imports, members, statements));
    }
}
