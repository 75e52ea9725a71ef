package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** To try it out. */
public class Main {
    public static void main(String[] args) throws Exception {
        int n = args.length == 0 ? 3 : Integer.parseInt(args[0]);
        ConnectionPool<Integer> pool =
                new ConnectionPool<>(IntStream.range(0, n).boxed().collect(Collectors.toList()));
        ExecutorService callers = Executors.newFixedThreadPool(2 * n);
        List<Future<String>> results = new ArrayList<>();
        for (int i = 0; i < 4 * n; i++) {
            results.add(callers.submit(() -> pool.with(c -> {
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    throw new RuntimeException(e);
                }
                return Thread.currentThread().getName() + " had " + c;
            })));
        }
        for (Future<String> result : results) {
            System.out.println(result.get());
        }
        callers.shutdown();
        System.out.println(callers.awaitTermination(1, TimeUnit.SECONDS) ? "bye" : "somebody hangs");
    }
}
