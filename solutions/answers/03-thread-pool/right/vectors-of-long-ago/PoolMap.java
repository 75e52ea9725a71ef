package interleave.threadpool;

import java.util.Enumeration;
import java.util.List;
import java.util.Vector;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** As one wrote it before java.util.concurrent: vectors, an enumeration, threads and a monitor. */
public class PoolMap {
    private static class Progress {
        int at = 0;
        boolean stop = false;
        Throwable error = null;
    }

    private static class Hand extends Thread {
        private final Vector<Object> in;
        private final Vector<Object> out;
        private final Function<Object, Object> function;
        private final Progress progress;

        Hand(Vector<Object> in, Vector<Object> out, Function<Object, Object> function, Progress progress) {
            this.in = in;
            this.out = out;
            this.function = function;
            this.progress = progress;
        }

        public void run() {
            while (true) {
                int mine;
                synchronized (progress) {
                    if (progress.stop || progress.at == in.size()) {
                        return;
                    }
                    mine = progress.at;
                    progress.at = progress.at + 1;
                }
                Object result = null;
                try {
                    result = function.apply(in.elementAt(mine));
                } catch (Throwable t) {
                    synchronized (progress) {
                        progress.stop = true;
                        if (progress.error == null) {
                            progress.error = t;
                        }
                    }
                    return;
                }
                out.setElementAt(result, mine);
            }
        }
    }

    private PoolMap() {}

    @SuppressWarnings("unchecked")
    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        if (function == null) {
            throw new NullPointerException("function");
        }
        Vector<Object> in = new Vector<Object>(items);
        if (threads < 1) {
            throw new IllegalArgumentException("threads < 1");
        }
        Vector<Object> out = new Vector<Object>();
        out.setSize(in.size());
        Progress progress = new Progress();
        Vector<Thread> hands = new Vector<Thread>();
        int number = threads;
        if (number > in.size()) {
            number = in.size();
        }
        for (int i = 0; i < number; i++) {
            Thread hand = new Hand(in, out, (Function<Object, Object>) (Function<?, ?>) function, progress);
            hands.add(hand);
            hand.start();
        }
        boolean interrupted = false;
        Enumeration<Thread> e = hands.elements();
        while (e.hasMoreElements()) {
            Thread hand = e.nextElement();
            boolean joined = false;
            while (!joined) {
                try {
                    hand.join();
                    joined = true;
                } catch (InterruptedException ex) {
                    interrupted = true;
                    synchronized (progress) {
                        progress.stop = true;
                    }
                    for (int i = 0; i < hands.size(); i++) {
                        hands.elementAt(i).interrupt();
                    }
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (progress.error != null) {
            throw new ExecutionException(progress.error);
        }
        return (List<R>) out;
    }
}
