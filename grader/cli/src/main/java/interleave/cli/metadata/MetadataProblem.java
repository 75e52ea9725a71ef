package interleave.cli.metadata;

/**
 * One mistake in the metadata.
 *
 * @param place file and, where there is one, line: {@code exercises/04-x/exercise.properties:7}
 * @param sentence what is wrong and what to do
 */
public record MetadataProblem(String place, String sentence) {

    @Override
    public String toString() {
        return place + ": " + sentence;
    }
}
