package interleave.cli.handout;

import interleave.cli.Refusal;
import interleave.cli.options.KitOption;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what students get. */
@Command(
        name = "handout",
        description = "Writes the kit that students get, without solutions and pages for instructors.")
public final class HandoutCommand implements Runnable {

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The zip, such as kit.zip.")
    private Path out;

    @Mixin
    private KitOption kit;

    @Spec
    private CommandSpec spec;

    /** For picocli, which sets the options. */
    public HandoutCommand() {}

    /**
     * Writes the zip.
     *
     * @throws Refusal if it cannot be written, or anything of the solutions would leak
     */
    @Override
    public void run() {
        KitFiles all = KitFiles.of(kit.root());
        List<KitFile> given = checked(all);
        PrintWriter words = spec.commandLine().getOut();
        tellWhatIsMeant(all, given, words);
        KitZip.write(out, given);
        words.println(given.size() + " files, and nothing of the solutions: " + out);
        words.flush();
    }

    /**
     * What is handed out.
     *
     * @throws Refusal if anything of the solutions would leak
     */
    static List<KitFile> checked(KitFiles kit) {
        List<KitFile> given = Handout.of(kit.files());
        List<String> leaks = LeakCheck.of(given, kit.files());
        if (!leaks.isEmpty()) {
            throw new Refusal(
                    "Nothing was written, because what is kept back would leak:\n- " + String.join("\n- ", leaks));
        }
        return given;
    }

    static void tellWhatIsMeant(KitFiles kit, List<KitFile> given, PrintWriter words) {
        if (!kit.committed()) {
            words.println("Note: there is no commit here, so the files are taken as they stand. "
                    + "Have a look at the stubs before you give them away.");
            return;
        }
        List<String> changed = kit.changed().stream()
                .filter(path -> given.stream().anyMatch(file -> file.path().equals(path)))
                .toList();
        if (!changed.isEmpty()) {
            words.println("Note: the files are taken as committed, without the changes since in "
                    + String.join(", ", changed) + ".");
        }
    }
}
