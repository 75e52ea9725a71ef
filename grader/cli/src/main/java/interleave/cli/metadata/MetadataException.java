package interleave.cli.metadata;

import java.util.List;
import java.util.stream.Collectors;

/** The metadata cannot be used; the message has a line for each mistake. */
public final class MetadataException extends Exception {

    private static final long serialVersionUID = 1L;

    /** One exception for all mistakes found, so that an author mends them in one go. */
    public MetadataException(List<MetadataProblem> problems) {
        super(problems.stream().map(MetadataProblem::toString).collect(Collectors.joining("\n")));
    }
}
