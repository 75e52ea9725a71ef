package interleave.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeavingTest {

    @TempDir
    private Path folder;

    @Test
    void whatThePackageMaySeeTheTestsMaySeeFromTheirOwnLoader() throws Exception {
        Path source = Files.writeString(folder.resolve("Relay.java"), """
                package interleave.sample;

                class Relay {
                    static final Object SENTINEL = "end";
                    private int secret;

                    protected int size() {
                        return secret;
                    }
                }
                """);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();

        Class<?> relay =
                loaded("interleave.sample.Relay", Weaving.of(Files.readAllBytes(folder.resolve("Relay.class"))));

        assertThat(Modifier.isPublic(relay.getModifiers())).isTrue();
        assertThat(relay.getField("SENTINEL").get(null)).isEqualTo("end");
        assertThat(relay.getMethod("size").getModifiers()).isEqualTo(Modifier.PUBLIC);
        assertThat(relay.getDeclaredField("secret").getModifiers()).isEqualTo(Modifier.PRIVATE);
    }

    private static Class<?> loaded(String name, byte[] bytes) throws ClassNotFoundException {
        Map<String, byte[]> classes = Map.of(name, bytes);
        return new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String wanted) {
                return defineClass(wanted, classes.get(wanted), 0, classes.get(wanted).length);
            }
        }.loadClass(name);
    }
}
