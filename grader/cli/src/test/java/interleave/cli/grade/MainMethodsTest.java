package interleave.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainMethodsTest {
    private static final Compiler COMPILER = new Compiler(List.of());
    private static final AllowList ALLOWED = new AllowList();

    private static Map<String, byte[]> classes(String... namesAndSources) {
        Map<String, String> sources = new HashMap<>();
        for (int i = 0; i < namesAndSources.length; i += 2) {
            sources.put(namesAndSources[i], "package interleave.box;\n" + namesAndSources[i + 1]);
        }
        Compilation compilation = COMPILER.compile("interleave.box", sources);
        assertThat(compilation.error()).isNull();
        return compilation.classes();
    }

    private static List<String> refused(Map<String, byte[]> classes) {
        return ClassScan.of(MainMethods.without(classes, List.of("Box.java")), "interleave.box", List.of(), ALLOWED);
    }

    @Test
    void aMainMayDoWhatIsNotAllowed() {
        Map<String, byte[]> classes = classes("Box.java", """
                public class Box {
                    int value() { Runnable one = () -> {}; one.run(); return 1; }
                    public static void main(String[] args) throws Exception {
                        Thread a = new Thread(() -> System.exit(new java.util.Scanner(System.in).nextInt()));
                        a.start();
                    }
                }
                """);
        assertThat(ClassScan.of(classes, "interleave.box", List.of(), ALLOWED)).isNotEmpty();
        assertThat(refused(classes)).isEmpty();
        assertThat(MainMethods.without(classes, List.of("Box.java"))).containsOnlyKeys("interleave.box.Box");
    }

    @Test
    void aClassToTryThingsWithGoesWhole() {
        Map<String, byte[]> classes = classes("Box.java", "public class Box {}", "Main.java", """
                public class Main {
                    static class Own { void end() { System.exit(0); } }
                    public static void main(String[] args) { new Own().end(); new Box(); help(); }
                    static void help() { Runtime.getRuntime().halt(1); }
                }
                """);
        assertThat(refused(classes)).isEmpty();
        assertThat(MainMethods.without(classes, List.of("Box.java"))).containsOnlyKeys("interleave.box.Box");
    }

    @Test
    void whatOtherCodeCallsStays() {
        Map<String, byte[]> called = classes(
                "Box.java",
                "public class Box { void call() { Main.main(null); } }",
                "Main.java",
                "public class Main { public static void main(String[] args) { System.exit(0); } }");
        assertThat(refused(called)).anyMatch(sentence -> sentence.contains("System.exit"));
        Map<String, byte[]> handled = classes("Box.java", """
                public class Box {
                    java.util.function.Consumer<String[]> call = Box::main;
                    public static void main(String[] args) { System.exit(0); }
                }
                """);
        assertThat(refused(handled)).anyMatch(sentence -> sentence.contains("System.exit"));
        Map<String, byte[]> used =
                classes("Box.java", "public class Box { void call() { Main.help(); } }", "Main.java", """
                public class Main {
                    static void help() { System.exit(0); }
                    public static void main(String[] args) { help(); }
                }
                """);
        assertThat(refused(used)).anyMatch(sentence -> sentence.contains("System.exit"));
    }

    @Test
    void alikeInNameOnlyIsNoMain() {
        Map<String, byte[]> classes = classes("Box.java", """
                public class Box {
                    public void main(String[] args) { System.exit(0); }
                    static void main(int number) { Runnable one = () -> System.exit(0); one.run(); }
                }
                """);
        assertThat(refused(classes)).anyMatch(sentence -> sentence.contains("System.exit"));
    }

    @Test
    void aLambdaThatCanBeSerialisedIsFine() {
        assertThat(refused(classes("Box.java", """
                public class Box {
                    Runnable value = (Runnable & java.io.Serializable) () -> {};
                }
                """))).isEmpty();
    }

    @Test
    void aClassWithoutAMainIsLeftAsItIs() {
        Map<String, byte[]> classes = classes("Box.java", "public class Box { Runnable one = () -> {}; }");
        assertThat(MainMethods.without(classes, List.of("Box.java"))).isEqualTo(classes);
    }
}
