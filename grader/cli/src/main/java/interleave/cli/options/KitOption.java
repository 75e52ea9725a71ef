package interleave.cli.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the kit, for commands that an instructor runs by the launcher. */
public final class KitOption {

    @Option(
            names = "--root",
            paramLabel = "KIT",
            defaultValue = "${sys:interleave.root:-.}",
            description = "The kit's folder. Default: the one of the launcher, or where you are.")
    private Path root;

    /** For picocli, which sets the option. */
    public KitOption() {}

    /** The kit's folder, absolute. */
    public Path root() {
        return root.toAbsolutePath().normalize();
    }
}
