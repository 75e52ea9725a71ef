package interleave.cli.benchmark;

import interleave.cli.metadata.Exercise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sample class holds beside honest answers. Each of these is to earn nothing in its exercise, and to harm nobody;
 * the catalogue of attacks is with the tests of the grader, and this is no second one, but a load to measure with.
 */
final class Attack {

    private final String name;
    private final byte[] member;

    private Attack(String name, byte[] member) {
        this.name = name;
        this.member = member;
    }

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        all.add(code("ends-the-jvm", "static { System.exit(0); }"));
        all.add(code("halts-the-jvm", "static { Runtime.getRuntime().halt(0); }"));
        all.add(code(
                "starts-a-process",
                "static { try { new ProcessBuilder(\"sleep\", \"600\").start(); } "
                        + "catch (java.io.IOException e) { throw new RuntimeException(e); } }"));
        all.add(code(
                "writes-a-file",
                "static { try { java.nio.file.Files.writeString("
                        + "java.nio.file.Path.of(\"/tmp/results.jsonl\"), \"{}\"); } "
                        + "catch (java.io.IOException e) { throw new RuntimeException(e); } }"));
        all.add(code("reads-a-file", "static { new java.io.File(\"/etc/passwd\").canRead(); }"));
        all.add(code(
                "calls-by-reflection",
                "static { try { Class.forName(\"java.lang.Runtime\").getMethods(); } "
                        + "catch (ClassNotFoundException e) { throw new RuntimeException(e); } }"));
        all.add(code(
                "opens-a-socket",
                "static { try { new java.net.ServerSocket(0); } "
                        + "catch (java.io.IOException e) { throw new RuntimeException(e); } }"));
        all.add(code("loads-native-code", "static { System.loadLibrary(\"awt\"); }"));
        all.add(code("redefines-the-output", "static { System.setOut(null); }"));
        all.add(code("nests-too-deep", "static int deep = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";"));
        all.add(code("does-not-end", "static { while"));
        all.add(new Attack("is-not-utf-8", new byte[] {'/', '/', (byte) 0xFF, (byte) 0xFE, '\n', '}'}));
        all.add(code("is-too-large", "/*" + " ".repeat(4_000_000) + "*/"));
        return all;
    }

    private static Attack code(String name, String member) {
        return new Attack(name, member.getBytes(StandardCharsets.UTF_8));
    }

    String name() {
        return name;
    }

    /** Puts it into the first file of an exercise, at the beginning of its class. */
    void into(Path submission, Exercise exercise) {
        Path file = submission.resolve("exercises/" + exercise.id() + "/src/main/java/"
                + exercise.packageName().replace('.', '/') + "/"
                + exercise.files().get(0));
        try {
            String text = Files.readString(file);
            int brace = text.indexOf('{', text.indexOf(" class ")) + 1;
            byte[] head = text.substring(0, brace).getBytes(StandardCharsets.UTF_8);
            byte[] tail = text.substring(brace).getBytes(StandardCharsets.UTF_8);
            byte[] all = new byte[head.length + member.length + tail.length];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(member, 0, all, head.length, member.length);
            System.arraycopy(tail, 0, all, head.length + member.length, tail.length);
            Files.write(file, all);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
