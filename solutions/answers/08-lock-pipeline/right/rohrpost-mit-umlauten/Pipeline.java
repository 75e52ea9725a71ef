package interleave.lockpipeline;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Die Rohrpost: eine Büchse, die entweder leer oder gefüllt ist. */
public class Pipeline<T> {
    private static final System.Logger TAGEBUCH = System.getLogger("rohrpost");

    /** Zustände der Büchse. */
    private sealed interface Büchse<T> {
        record Leer<T>() implements Büchse<T> {}

        record Gefüllt<T>(T nachricht) implements Büchse<T> {}
    }

    private final ReentrantLock schlüssel = new ReentrantLock(true);
    private final Condition veränderung = schlüssel.newCondition();
    private Büchse<T> büchse = new Büchse.Leer<>();
    private int unbenutzt;

    public void setMessage(T message) throws InterruptedException {
        if (message == null) {
            throw new NullPointerException("Eine leere Nachricht gibt es nicht");
        }
        while (!schlüssel.tryLock(1, TimeUnit.HOURS)) {
            TAGEBUCH.log(System.Logger.Level.DEBUG, "noch eine Stunde");
        }
        try {
            for (long übrig = TimeUnit.SECONDS.toNanos(3); büchse instanceof Büchse.Gefüllt<T>; ) {
                übrig = veränderung.awaitNanos(übrig);
                if (übrig <= 0) {
                    übrig = TimeUnit.SECONDS.toNanos(3);
                }
            }
            büchse = new Büchse.Gefüllt<>(message);
            if (schlüssel.hasWaiters(veränderung)) {
                veränderung.signalAll();
            }
        } finally {
            schlüssel.unlock();
        }
        TAGEBUCH.log(System.Logger.Level.DEBUG, "gesetzt");
    }

    public T getMessage() throws InterruptedException {
        schlüssel.lockInterruptibly();
        try {
            while (true) {
                if (büchse instanceof Büchse.Gefüllt<T> voll) {
                    büchse = new Büchse.Leer<>();
                    veränderung.signalAll();
                    return voll.nachricht();
                }
                veränderung.await();
            }
        } finally {
            schlüssel.unlock();
        }
    }

    public static void main(String[] wörter) throws InterruptedException {
        Pipeline<String> rohr = new Pipeline<>();
        for (String wort : wörter.length == 0 ? new String[] {"Öl", "Überfluß"} : wörter) {
            rohr.setMessage(wort);
            System.out.println(rohr.getMessage());
        }
    }
}
