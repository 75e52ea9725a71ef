package interleave.lockpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import interleave.testkit.Action;
import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.mockito.ArgumentCaptor;

/** Its pipelines are mocks, so that what the two ends are worth does not depend on the student's own pipeline. */
class RelayTest {
    private final Pipeline<Object> pipeline = pipeline();
    private final List<Object> stored = new CopyOnWriteArrayList<>();
    private final Map<Object, String> names = new IdentityHashMap<>();

    @SuppressWarnings("unchecked")
    private static Pipeline<Object> pipeline() {
        return mock(Pipeline.class);
    }

    /** Differs from all others by identity alone: its equals is no help, and neither is its hashCode or toString. */
    private static final class Twin {
        @Override
        public boolean equals(Object other) {
            return true;
        }

        @Override
        public int hashCode() {
            return Relay.SENTINEL.hashCode();
        }

        @Override
        public String toString() {
            return Relay.SENTINEL.toString();
        }
    }

    RelayTest() {
        names.put(Relay.SENTINEL, "SENTINEL");
    }

    private Object message(String name, Object message) {
        names.put(message, name);
        return message;
    }

    private List<Object> messages(String... names) {
        return Stream.of(names).map(name -> message(name, new Object())).toList();
    }

    private List<String> named(List<Object> seen) {
        return seen.stream().map(m -> names.getOrDefault(m, "something else")).toList();
    }

    private List<String> sent() throws InterruptedException {
        ArgumentCaptor<Object> sent = ArgumentCaptor.forClass(Object.class);
        verify(pipeline, atLeast(0)).setMessage(sent.capture());
        return named(sent.getAllValues());
    }

    @Promise("08.5")
    void produceSendsAllAndThenTheSentinel(Threads threads) throws InterruptedException {
        Iterator<Object> network = messages("one", "two", "three").iterator();
        threads.start("A", () -> Relay.produce(network, pipeline))
                .awaitReturn(
                        "The network has three messages, the pipeline takes them all, and produce never returned.");
        assertThat(Relay.SENTINEL).as("SENTINEL").isNotNull();
        assertThat(sent())
                .as("what produce sends of a network with three messages")
                .containsExactly("one", "two", "three", "SENTINEL");
    }

    @Promise("08.5")
    void produceSendsTheSentinelAloneIfTheNetworkHasNothing(Threads threads) throws InterruptedException {
        Iterator<Object> network = List.of().iterator();
        threads.start("A", () -> Relay.produce(network, pipeline))
                .awaitReturn("The network has no message, and produce never returned.");
        assertThat(sent()).as("what produce sends of a network with no message").containsExactly("SENTINEL");
    }

    @Promise("08.5")
    void produceReturnsWhenThePipelineHasTakenTheSentinel(Threads threads) throws InterruptedException {
        Gate full = threads.gate("a pipeline that is full");
        doAnswer(call -> {
                    full.pass();
                    return null;
                })
                .when(pipeline)
                .setMessage(any());
        Iterator<Object> network = messages("one").iterator();
        TestThread<Void> a = threads.start("A", () -> Relay.produce(network, pipeline));
        full.letOneThrough();
        full.awaitArrivals(2, "The pipeline has taken the one message, and produce never sent the SENTINEL.");
        threads.settle();
        assertThat(a.hasEnded()).withFailMessage("""
                        A's produce returned, and the pipeline has not yet taken the last that it was to send.
                        Whoever called it would think that everything is on its way.
                        Which thread is it that waits for the pipeline?""").isFalse();
        full.open();
        a.awaitReturn("The pipeline has taken the message and the SENTINEL, and produce never returned.");
        assertThat(sent())
                .as("what produce sends of a network with one message")
                .containsExactly("one", "SENTINEL");
    }

    @Promise("08.5")
    void anInterruptedProduceThrows(Threads threads) throws InterruptedException {
        BlockedForEver blocked = new BlockedForEver(threads);
        doAnswer(call -> named(List.of((Object) call.getArgument(0))).contains("one") ? null : blocked.await())
                .when(pipeline)
                .setMessage(any());
        Iterator<Object> network = messages("one", "two").iterator();
        TestThread<Void> a = threads.start("A", () -> Relay.produce(network, pipeline));
        blocked.awaitAndInterrupt(a, "produce", "The pipeline has taken the first message, and the second never came.");
    }

    @Promise("08.5")
    void consumeStoresAllBeforeTheSentinelAndReturns(Threads threads) throws InterruptedException {
        pipelineHolds(messages("one", "two", "three"));
        threads.start("A", () -> Relay.consume(pipeline, stored::add))
                .awaitReturn("Three messages and the SENTINEL came, and consume never returned.");
        assertThat(named(stored))
                .as("what consume stores when three messages and the SENTINEL come")
                .containsExactly("one", "two", "three");
    }

    @Promise("08.5")
    void aMessageThatComesTwiceIsStoredTwice(Threads threads) throws InterruptedException {
        Object one = message("one", new Object());
        Object twin = message("its twin", new Twin());
        pipelineHolds(List.of(one, one, twin, message("another twin", new Twin()), one));
        threads.start("A", () -> Relay.consume(pipeline, stored::add))
                .awaitReturn("Five messages and the SENTINEL came, and consume never returned.");
        assertThat(named(stored))
                .as("what consume stores when the same message comes more than once")
                .containsExactly("one", "one", "its twin", "another twin", "one");
    }

    @Promise("08.5")
    void aMessageThatTheNetworkHasTwiceIsSentTwice(Threads threads) throws InterruptedException {
        Object one = message("one", new Object());
        Object twin = message("its twin", new Twin());
        Iterator<Object> network = List.of(one, one, twin, message("another twin", new Twin()), one)
                .iterator();
        threads.start("A", () -> Relay.produce(network, pipeline))
                .awaitReturn("The network has five messages, and produce never returned.");
        assertThat(sent())
                .as("what produce sends of a network that has the same message more than once")
                .containsExactly("one", "one", "its twin", "another twin", "one", "SENTINEL");
    }

    @Promise("08.5")
    void consumeReturnsThoughThePipelineIsFullAgain(Threads threads) throws InterruptedException {
        Gate full = threads.gate("a pipeline that is full");
        doAnswer(call -> {
                    full.pass();
                    return null;
                })
                .when(pipeline)
                .setMessage(any());
        pipelineHolds(messages("one"));
        threads.start("A", () -> Relay.consume(pipeline, stored::add)).awaitReturn("""
                A message and the SENTINEL came, and then another producer filled the pipeline again.
                A's consume never returned.
                What has consume still to do when the SENTINEL has come?""");
    }

    @Promise("08.5")
    void consumeReturnsAtOnceIfTheSentinelIsAllThatComes(Threads threads) throws InterruptedException {
        pipelineHolds(List.of());
        threads.start("A", () -> Relay.consume(pipeline, stored::add))
                .awaitReturn("The SENTINEL was the first to come, and consume never returned.");
        assertThat(named(stored))
                .as("what consume stores when the SENTINEL comes first")
                .isEmpty();
    }

    @Promise("08.5")
    void whatOnlyEqualsTheSentinelIsAMessageLikeAnyOther(Threads threads) throws InterruptedException {
        Object copy = Relay.SENTINEL instanceof String text ? new String(text) : new Object();
        pipelineHolds(List.of(
                message("one that equals SENTINEL", new Twin()),
                message("another one", copy),
                messages("two").get(0)));
        threads.start("A", () -> Relay.consume(pipeline, stored::add))
                .awaitReturn("Three messages and the SENTINEL came, and consume never returned.");
        assertThat(named(stored))
                .withFailMessage(() -> """
                        A message came that is equal to SENTINEL, then two more, then SENTINEL itself.
                        consume has stored %s; what should be there is these three messages.
                        How can it tell the one object that ends it all from any other?""".formatted(named(stored)))
                .containsExactly("one that equals SENTINEL", "another one", "two");
    }

    /** There is one of each of these in a whole JVM, so whoever sends one cannot help sending the same object. */
    @Promise("08.5")
    void nothingThatANetworkMaySendIsTheSentinel(Threads threads) throws InterruptedException {
        List<Object> messages = List.of(
                -1, 0, 1, Optional.empty(), false, true, "", '\0', List.of(), Collections.emptyList(), Object.class);
        pipelineHolds(messages);
        threads.start("A", () -> Relay.consume(pipeline, stored::add))
                .awaitReturn("Some messages and the SENTINEL came, and consume never returned.");
        assertThat(stored)
                .withFailMessage(() -> """
                        Messages of many kinds came, then SENTINEL. What consume has stored ends before %s.
                        That message is the very object that SENTINEL is.
                        What can be SENTINEL that no network can have?""".formatted(messages.get(stored.size())))
                .hasSameSizeAs(messages);
    }

    /** What the database does with its thread is its own affair; with the flag set, getMessage may throw or go on. */
    @Promise("08.5")
    void anInterruptBetweenTwoMessagesLosesNone(Threads threads) throws InterruptedException {
        pipelineHolds(messages("one", "two", "three"));
        TestThread<Void> a = threads.start(
                "A",
                () -> Relay.consume(pipeline, message -> {
                    stored.add(message);
                    if (stored.size() == 1) {
                        Thread.currentThread().interrupt();
                    }
                }));
        a.awaitEnd();
        if (stored.size() < 3) {
            threads.start("B", () -> Relay.consume(pipeline, stored::add)).awaitEnd();
        }
        assertThat(named(stored))
                .withFailMessage(() -> """
                        A was interrupted while consume stored the first of three messages. A's consume has ended, B's has taken over, and stored are %s.
                        A message that was got and not stored is lost.
                        Where may consume leave, and what has it in its hand there?""".formatted(named(stored)))
                .containsExactly("one", "two", "three");
    }

    @Promise("08.5")
    void consumeReturnsWhenTheLastMessageIsStored(Threads threads) throws InterruptedException {
        pipelineHolds(messages("one"));
        Gate disk = threads.gate("a slow database");
        TestThread<Void> a = threads.start("A", () -> Relay.consume(pipeline, message -> disk.pass()));
        disk.awaitArrivals(1, "A message and the SENTINEL came, and nothing was stored.");
        threads.settle();
        assertThat(a.hasEnded()).withFailMessage("""
                        A's consume returned while the database was still about to store the message.
                        Whoever called it would think that everything is stored.
                        Which thread is it that waits for the database?""").isFalse();
        disk.open();
        a.awaitReturn("The message is stored, the SENTINEL came, and consume never returned.");
    }

    @Promise("08.5")
    void anInterruptedConsumeThrowsAndHasStoredWhatItGot(Threads threads) throws InterruptedException {
        BlockedForEver blocked = new BlockedForEver(threads);
        when(pipeline.getMessage()).thenReturn(messages("one").get(0)).thenAnswer(call -> blocked.await());
        TestThread<Void> a = threads.start("A", () -> Relay.consume(pipeline, stored::add));
        blocked.awaitAndInterrupt(a, "consume", "One message came, and consume never asked for another.");
        threads.eventually(
                "A's consume got a message, then waited for the next, was interrupted and threw. The message is lost.",
                () -> assertThat(named(stored)).as("what is stored").containsExactly("one"));
    }

    /** A pipeline at which nobody else ever comes. */
    private static final class BlockedForEver {
        private final Threads threads;
        private final CountDownLatch never = new CountDownLatch(1);
        private volatile boolean reached;

        private BlockedForEver(Threads threads) {
            this.threads = threads;
        }

        private Object await() throws InterruptedException {
            reached = true;
            threads.happened();
            never.await();
            return null;
        }

        private void awaitAndInterrupt(TestThread<Void> thread, String method, String otherwise) {
            threads.eventually(otherwise, () -> reached);
            thread.interrupt();
            Throwable thrown = thread.awaitThrown("""
                    %s was interrupted while the pipeline made it wait, and no InterruptedException left %s.
                    Who asked %1$s to stop, and how is he to know that it did?""".formatted(thread.name(), method));
            assertThat(thrown).as("what leaves an interrupted %s", method).isInstanceOf(InterruptedException.class);
        }
    }

    @Promise("08.5")
    void aNullIsRefusedBeforeAnythingHasChanged(Threads threads) throws InterruptedException {
        pipelineHolds(List.of());
        List<Object> messages = messages("one", "two");
        Iterator<Object> network = messages.iterator();
        assertRefused(threads, "produce(null, pipeline)", () -> Relay.produce(null, pipeline));
        assertRefused(threads, "produce(network, null)", () -> Relay.produce(network, null));
        assertRefused(
                threads,
                "produce(empty network, null)",
                () -> Relay.produce(List.of().iterator(), null));
        assertRefused(threads, "consume(null, database)", () -> Relay.consume(null, stored::add));
        assertRefused(threads, "consume(pipeline, null)", () -> Relay.consume(pipeline, null));
        assertThat(sent()).as("what produce sends of a network that is null").isEmpty();
        verify(pipeline, never().description("consume(pipeline, null) took a message out, which is lost now."))
                .getMessage();
        assertThat(network.next())
                .as("the next message after produce(network, null)")
                .isSameAs(messages.get(0));
    }

    private static void assertRefused(Threads threads, String call, Action action) {
        Throwable thrown = threads.start("A", action).awaitThrown(call + " threw nothing.");
        assertThat(thrown).as("what %s throws", call).isInstanceOf(NullPointerException.class);
    }

    /** Two pipelines, because a mock of a synchronized method keeps its lock while it is parked. */
    @Promise("08.5")
    void aRelayThatIsHeldUpDoesNotDisturbAnother(Threads threads) throws InterruptedException {
        Gate full = threads.gate("a pipeline that is full");
        Pipeline<Object> another = pipeline();
        doAnswer(call -> {
                    full.pass();
                    return null;
                })
                .when(another)
                .setMessage(any());
        Iterator<Object> held = messages("a", "b").iterator();
        TestThread<Void> a = threads.start("A", () -> Relay.produce(held, another));
        full.awaitArrivals(1, "The network has two messages, and produce never sent one.");
        pipelineHolds(messages("one", "two"));
        Iterator<Object> network = messages("three").iterator();
        threads.start("B", () -> Relay.produce(network, pipeline)).awaitReturn("""
                A's produce is held up by one pipeline, and B's produce with another pipeline never returned.
                What do the two share? It should be nothing.""");
        threads.start("C", () -> Relay.consume(pipeline, stored::add)).awaitReturn("""
                A's produce is held up by one pipeline, and C's consume from another pipeline never returned.
                What do the two share? It should be nothing.""");
        assertThat(sent()).as("what B's produce sends while A's is held up").containsExactly("three", "SENTINEL");
        assertThat(named(stored))
                .as("what C's consume stores while A's produce is held up")
                .containsExactly("one", "two");
        full.open();
        a.awaitReturn("A's pipeline was full for a while and then took everything, and A's produce never returned.");
    }

    /** What comes out of the pipeline: these messages, the sentinel, and nothing after it. */
    private void pipelineHolds(List<Object> messages) throws InterruptedException {
        Iterator<Object> left =
                Stream.concat(messages.stream(), Stream.of(Relay.SENTINEL)).iterator();
        when(pipeline.getMessage()).thenAnswer(call -> {
            synchronized (left) {
                if (left.hasNext()) {
                    return left.next();
                }
            }
            throw new AssertionError("The SENTINEL had come, and consume asked for one more message.");
        });
    }
}
