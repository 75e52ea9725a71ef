package interleave.corpus;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the hooks cost code that runs outside of an exploration: the same work in JVMs without the agent, and in JVMs
 * that have explored something and are done with it, by turns. Each JVM does one kind of work, so that what it compiles
 * for one does not slow the next. Arguments: how many rounds, and the agent's jar; in a JVM that measures, {@code here},
 * the work, and {@code explored} if it explores before.
 */
final class HooksAtRest {
    private static final int REPETITIONS = 30;

    private HooksAtRest() {}

    /** Something to explore, so that the hooks are in place. */
    static final class Nothing implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {});
        }
    }

    private static final class Counter {
        private final ReentrantLock lock = new ReentrantLock();
        private int plain;

        void underLock() {
            lock.lock();
            try {
                plain++;
            } finally {
                lock.unlock();
            }
        }

        synchronized void inMonitor() {
            plain++;
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("here")) {
            measure(arguments[1], arguments.length > 2);
            return;
        }
        int rounds = Integer.parseInt(arguments[0]);
        System.out.println("| work | median ratio | least | greatest | rounds |");
        System.out.println("|---|---|---|---|---|");
        for (String work : works().keySet()) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                double without = run(work, null);
                ratios.add(run(work, arguments[1]) / without);
            }
            Collections.sort(ratios);
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f | %d |",
                    work,
                    ratios.get(rounds / 2),
                    ratios.get(0),
                    ratios.get(rounds - 1),
                    rounds));
        }
    }

    /** Nanoseconds that the work takes in a JVM of its own. */
    private static double run(String work, String agent) throws Exception {
        String[] arguments = agent == null ? new String[] {"here", work} : new String[] {"here", work, "explored"};
        return Long.parseLong(OwnJvm.run(agent, HooksAtRest.class, arguments).get(0));
    }

    private static Map<String, Work> works() {
        Counter counter = new Counter();
        Map<Integer, Integer> map = new ConcurrentHashMap<>();
        Map<String, Work> works = new TreeMap<>();
        works.put("a lock that nobody wants", () -> times(2_000_000, counter::underLock));
        works.put("a monitor that nobody wants", () -> times(2_000_000, counter::inMonitor));
        works.put("a map's merge", () -> times(1_000_000, () -> map.merge(1, 1, Integer::sum)));
        works.put("a queue of one between two threads", HooksAtRest::pingPong);
        works.put("threads started and joined", () -> times(500, HooksAtRest::startAndJoin));
        return works;
    }

    /** Prints the least time of many repetitions, which other processes disturb least. */
    private static void measure(String name, boolean explores) throws InterruptedException {
        if (explores) {
            Exploration.of(Nothing.class).explore();
        }
        Work work = works().get(name);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < REPETITIONS; i++) {
            long begin = System.nanoTime();
            work.run();
            least = Math.min(least, System.nanoTime() - begin);
        }
        System.out.println(least);
    }

    /** Something to do. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private static void times(int times, Work work) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    private static void startAndJoin() throws InterruptedException {
        Thread thread = new Thread(() -> {}, "started");
        thread.start();
        thread.join();
    }

    private static void pingPong() throws InterruptedException {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
        Thread producer = new Thread(() -> produce(queue), "producer");
        producer.start();
        times(5_000, queue::take);
        producer.join();
    }

    private static void produce(BlockingQueue<Integer> queue) {
        try {
            times(5_000, () -> queue.put(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
