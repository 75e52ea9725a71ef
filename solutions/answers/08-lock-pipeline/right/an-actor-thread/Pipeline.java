package interleave.lockpipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** One thread owns the pipeline. Callers send it letters and wait for the answer; an interrupted one takes its letter back. */
public class Pipeline<T> {
    private static final class Letter<T> {
        private final CountDownLatch answered = new CountDownLatch(1);
        private final boolean isMessage;
        private T message;
        private Letter<T> takenBack;
        private boolean done;

        private Letter(boolean isMessage, T message) {
            this.isMessage = isMessage;
            this.message = message;
        }

        private void answer(T with) {
            message = with;
            done = true;
            answered.countDown();
        }
    }

    private final BlockingQueue<Letter<T>> mail = new LinkedBlockingQueue<>();
    private final Deque<Letter<T>> producers = new ArrayDeque<>();
    private final Deque<Letter<T>> consumers = new ArrayDeque<>();
    private T slot;

    public Pipeline() {
        Thread actor = new Thread(this::work, "pipeline");
        actor.setDaemon(true);
        actor.start();
    }

    private void work() {
        try {
            while (true) {
                Letter<T> letter = mail.take();
                if (letter.takenBack != null) {
                    producers.remove(letter.takenBack);
                    consumers.remove(letter.takenBack);
                    letter.answer(null);
                } else {
                    (letter.isMessage ? producers : consumers).add(letter);
                }
                while (slot == null ? !producers.isEmpty() : !consumers.isEmpty()) {
                    if (slot == null) {
                        Letter<T> producer = producers.remove();
                        slot = producer.message;
                        producer.answer(null);
                    } else {
                        consumers.remove().answer(slot);
                        slot = null;
                    }
                }
            }
        } catch (InterruptedException e) {
            // Nobody else has this thread, so it is the end of the program.
        }
    }

    public void setMessage(T message) throws InterruptedException {
        ask(new Letter<>(true, Objects.requireNonNull(message)));
    }

    public T getMessage() throws InterruptedException {
        return ask(new Letter<>(false, null));
    }

    private T ask(Letter<T> letter) throws InterruptedException {
        mail.add(letter);
        try {
            letter.answered.await();
            return letter.message;
        } catch (InterruptedException e) {
            Letter<T> back = new Letter<>(false, null);
            back.takenBack = letter;
            mail.add(back);
            boolean again = false;
            while (true) {
                try {
                    back.answered.await();
                    break;
                } catch (InterruptedException twice) {
                    again = true;
                }
            }
            if (again || letter.done) {
                Thread.currentThread().interrupt();
            }
            if (!letter.done) {
                throw e;
            }
            return letter.message;
        }
    }
}
