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
 * that have explored something and are done with it, by turns. Arguments: how many rounds, and the agent's jar; in a JVM
 * that measures, {@code here}.
 */
final class HooksAtRest {
    private static final int REPETITIONS = 15;

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
            measure(arguments.length > 1);
            return;
        }
        int rounds = Integer.parseInt(arguments[0]);
        Map<String, List<Double>> ratios = new TreeMap<>();
        for (int i = 0; i < rounds; i++) {
            Map<String, Long> without = run(null);
            Map<String, Long> with = run(arguments[1]);
            without.forEach((work, nanos) ->
                    ratios.computeIfAbsent(work, w -> new ArrayList<>()).add((double) with.get(work) / nanos));
        }
        System.out.println("| work | median ratio | least | greatest | rounds |");
        System.out.println("|---|---|---|---|---|");
        ratios.forEach((work, all) -> {
            Collections.sort(all);
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f | %d |",
                    work,
                    all.get(all.size() / 2),
                    all.get(0),
                    all.get(all.size() - 1),
                    all.size()));
        });
    }

    private static Map<String, Long> run(String agent) throws Exception {
        String[] arguments = agent == null ? new String[] {"here"} : new String[] {"here", "explored"};
        List<String> command = OwnJvm.command(agent, HooksAtRest.class, arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Long> found = new TreeMap<>();
        try (var in = process.inputReader()) {
            in.lines().map(line -> line.split("=")).forEach(pair -> found.put(pair[0], Long.parseLong(pair[1])));
        }
        process.waitFor();
        return found;
    }

    private static void measure(boolean explores) throws InterruptedException {
        if (explores) {
            Exploration.of(Nothing.class).explore();
        }
        Counter counter = new Counter();
        least("a lock that nobody wants", () -> times(2_000_000, counter::underLock));
        least("a monitor that nobody wants", () -> times(2_000_000, counter::inMonitor));
        Map<Integer, Integer> map = new ConcurrentHashMap<>();
        least("a map's merge", () -> times(1_000_000, () -> map.merge(1, 1, Integer::sum)));
        least("a queue of one between two threads", HooksAtRest::pingPong);
        least("threads started and joined", () -> times(500, HooksAtRest::startAndJoin));
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

    /** The least time of many repetitions, which other processes disturb least. */
    private static void least(String name, Work work) throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < REPETITIONS; i++) {
            long begin = System.nanoTime();
            work.run();
            least = Math.min(least, System.nanoTime() - begin);
        }
        System.out.println(name + "=" + least);
    }
}
