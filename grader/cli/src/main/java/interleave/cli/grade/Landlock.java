package interleave.cli.grade;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Landlock, by which the Linux kernel closes files to a process, and with newer kernels the network. It is asked for by
 * {@code setpriv} of util-linux, which knows of it since 2.40; the network, and rights that came to the kernel later, since
 * later ones.
 *
 * @param setpriv the program
 * @param knowsTruncate whether the right to cut a file off is one of its own
 * @param closesNetwork whether TCP is closed
 */
record Landlock(Path setpriv, boolean knowsTruncate, boolean closesNetwork) {

    private static final String READ = "read-file";
    private static final String LIST = "read-dir";
    private static final String EXECUTE = "execute";
    private static final String WRITE = "write-file";
    private static final String CHANGE = WRITE + ",make-reg,make-dir,remove-file,remove-dir";

    /** What may work here. Whether it does must be tried out. */
    static List<Landlock> strongestFirst() {
        return found().stream()
                .flatMap(setpriv -> Stream.of(
                        new Landlock(setpriv, true, true),
                        new Landlock(setpriv, true, false),
                        new Landlock(setpriv, false, false)))
                .toList();
    }

    private static Optional<Path> found() {
        String path = System.getenv("PATH");
        return Stream.of(path == null ? new String[0] : path.split(File.pathSeparator))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, "setpriv"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * The command that goes before a program's.
     *
     * @param readable files and folders that it may read; those that are not there are left out
     * @param programs where it may start programs, itself included
     * @param temporary a folder in which it may do as it likes
     */
    List<String> around(Collection<Path> readable, Collection<Path> programs, Path temporary) {
        List<String> command = new ArrayList<>(List.of(setpriv.toString(), "--no-new-privs"));
        command.addAll(List.of("--landlock-access", "fs"));
        if (closesNetwork) {
            command.addAll(List.of("--landlock-access", "net"));
        }
        readable.forEach(path -> allow(command, READ, "," + LIST, path));
        programs.forEach(path -> allow(command, READ + "," + EXECUTE, "," + LIST, path));
        allow(command, READ, "," + LIST + "," + CHANGE + (knowsTruncate ? ",truncate" : ""), temporary);
        allow(command, READ + "," + WRITE, "", Path.of("/dev/null"));
        allow(command, READ, "", Path.of("/dev/random"));
        allow(command, READ, "", Path.of("/dev/urandom"));
        return command;
    }

    private static void allow(List<String> command, String always, String inFolders, Path path) {
        if (Files.exists(path)) {
            String rights = always + (Files.isDirectory(path) ? inFolders : "");
            command.addAll(List.of("--landlock-rule", "path-beneath:" + rights + ":" + path));
        }
    }
}
