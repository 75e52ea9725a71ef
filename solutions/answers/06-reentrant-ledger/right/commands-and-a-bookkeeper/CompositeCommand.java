package interleave.reentrantledger;

import java.util.List;

final class CompositeCommand implements Command {
    private final List<Command> parts;

    CompositeCommand(Command... parts) {
        this.parts = List.of(parts);
    }

    @Override
    public void apply(Books books) {
        parts.forEach(part -> part.apply(books));
    }
}
