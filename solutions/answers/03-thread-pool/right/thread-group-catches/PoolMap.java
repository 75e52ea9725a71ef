package interleave.threadpool;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A worker dies of what the function throws, and its group hears of it. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        Object[] inputs = items.toArray();
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(inputs.length);
        AtomicInteger next = new AtomicInteger();
        Crew crew = new Crew();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < inputs.length && !crew.mustStop(); i = next.getAndIncrement()) {
                @SuppressWarnings("unchecked")
                T input = (T) inputs[i];
                results.set(i, function.apply(input));
            }
        };
        List<Crew.Member> members = IntStream.range(0, Math.min(threads, inputs.length))
                .mapToObj(i -> new Crew.Member(crew, work))
                .toList();
        members.forEach(Thread::start);
        boolean interrupted = false;
        for (Crew.Member member : members) {
            while (member.isAlive()) {
                try {
                    member.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    crew.giveUp();
                    members.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException("interrupted while " + members.size() + " threads were at work");
        }
        if (crew.failure() != null) {
            throw new ExecutionException(crew.failure());
        }
        return IntStream.range(0, inputs.length).mapToObj(results::get).collect(Collectors.toList());
    }
}
