package interleave.reentrantledger;

import java.util.concurrent.locks.ReentrantLock;

/** Only one command or query at a time. A command that fails leaves the books as they were. */
final class Bookkeeper {
    private final ReentrantLock desk = new ReentrantLock();
    private Books books = new Books();

    void execute(Command command) {
        desk.lock();
        try {
            Books draft = new Books(books);
            command.apply(draft);
            books = draft;
        } finally {
            desk.unlock();
        }
    }

    long query(Query query) {
        desk.lock();
        try {
            return query.ask(books);
        } finally {
            desk.unlock();
        }
    }
}
