package interleave.queuepipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

class QueuePipelineTest {
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Integer> stored = new CopyOnWriteArrayList<>();
    private final List<Network> networks = new ArrayList<>();

    /** A network that gives the messages it has at once, and parks whoever asks for more until there is another one. */
    private static final class Network implements IntSupplier {
        private static final int FAR_TOO_OFTEN = 500;

        private final Gate gate;
        private final CountDownLatch stop;
        private final int[] ready;
        private final int next;
        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger callsAfterStop = new AtomicInteger();
        private final List<Integer> given = new CopyOnWriteArrayList<>();

        private Network(Gate gate, CountDownLatch stop, int next, int... ready) {
            this.gate = gate;
            this.stop = stop;
            this.next = next;
            this.ready = ready;
        }

        @Override
        public int getAsInt() {
            if (stop.getCount() == 0 && callsAfterStop.incrementAndGet() > 1) {
                throw new IllegalStateException("network was called a second time after stop had been set");
            }
            int call = calls.getAndIncrement();
            if (call > FAR_TOO_OFTEN) {
                throw new IllegalStateException("network was called " + call + " times, and nobody asked it to stop");
            }
            if (call >= ready.length) {
                gate.pass();
            }
            int message = call < ready.length ? ready[call] : next + call;
            given.add(message);
            return message;
        }
    }

    private Network network(Threads threads, int... ready) {
        Network network = new Network(threads.gate("network"), stop, 1_000 * (networks.size() + 1), ready);
        networks.add(network);
        return network;
    }

    private TestThread<Void> produce(Threads threads, String name, QueuePipeline pipeline, IntSupplier network) {
        return threads.start(name, () -> pipeline.produce(network, stop));
    }

    private TestThread<Void> consume(Threads threads, QueuePipeline pipeline, IntConsumer database) {
        return threads.start("the consumer", () -> pipeline.consume(database, stop));
    }

    private IntConsumer parkingDatabase(Gate gate) {
        return message -> {
            gate.pass();
            stored.add(message);
        };
    }

    private int given() {
        return networks.stream().mapToInt(n -> n.given.size()).sum();
    }

    private void assertThatAllIsStoredOnce() {
        assertThatAllIsStoredOnce("Who can still hold a message when stop is set?");
    }

    private void assertThatAllIsStoredOnce(String question) {
        List<Integer> all = new ArrayList<>();
        networks.forEach(n -> all.addAll(n.given));
        assertThat(stored).withFailMessage("""
                        consume has returned. The network gave %s, and the database got %s.
                        Each message taken from the network is to be stored once, whatever moment stop is set in.
                        %s""", all, stored, question).containsExactlyInAnyOrderElementsOf(all);
    }

    @Promise("09.1")
    void producersThatMeetAFullQueueWaitUntilThereIsRoom(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(2, 2);
        Gate database = threads.gate("database");
        Network network = network(threads, 1, 2, 3, 4, 5, 6, 7, 8);
        consume(threads, pipeline, parkingDatabase(database));
        produce(threads, "A", pipeline, network);
        produce(threads, "B", pipeline, network);
        for (int handed = 1; handed <= 2; handed++) {
            database.awaitArrivals(
                    handed, "Two producers send, but message " + handed + " never came to the database.");
            threads.settle();
            assertThat(given() - handed).withFailMessage("""
                            The consumer is stuck in the database, and more than 4 other messages have left the network.
                            Two may wait, and A and B may hold one each.
                            What must a producer ask before it puts a message, and again after it has waited?""").isLessThanOrEqualTo(4);
            database.letOneThrough();
        }
        database.open();
        threads.eventually(
                "The consumer takes whatever comes, so there is room again and again, but not all of 8 messages came"
                        + " through.",
                () -> assertThat(stored).as("what the database got").hasSize(8));
    }

    @Promise("09.1")
    void noMoreThanTheCapacityWait(Threads threads) {
        for (int capacity : List.of(1, 3, 5, 100)) {
            QueuePipeline pipeline = new QueuePipeline(capacity, 1);
            Gate database = threads.gate("database");
            Network network =
                    network(threads, IntStream.range(0, 2 * capacity + 2).toArray());
            consume(threads, pipeline, parkingDatabase(database));
            produce(threads, "A", pipeline, network);
            database.awaitArrivals(1, "A sends, but no message ever came to the database.");
            threads.settle();
            assertThat(network.given.size())
                    .withFailMessage("""
                            The consumer is stuck in the database with a message, and A has taken %d from its network.
                            The capacity is %d, and A may hold one more: that makes %d at most.
                            How much does your queue hold?""", network.given.size(), capacity, capacity + 2)
                    .isLessThanOrEqualTo(capacity + 2);
        }
    }

    @Promise("09.2")
    void aProducerRunsCapacityMessagesAheadOfAStuckConsumer(Threads threads) {
        for (int capacity : List.of(1, 3, 200)) {
            QueuePipeline pipeline = new QueuePipeline(capacity, 1);
            Gate database = threads.gate("database");
            Network network = network(threads, 1);
            consume(threads, pipeline, parkingDatabase(database));
            produce(threads, "A", pipeline, network);
            database.awaitArrivals(1, "A sends, but no message ever came to the database.");
            for (int more = 1; more <= capacity; more++) {
                network.gate.letOneThrough();
            }
            threads.settle();
            assertThat(pipeline.size())
                    .withFailMessage("""
                            The consumer is stuck in the database with a message, and A has %d more.
                            That is the capacity, so all of them should wait in the queue, and size() is %d.
                            What does the consumer take away or hold while it is in the database?""", capacity, pipeline.size())
                    .isEqualTo(capacity);
        }
    }

    @Promise("09.2")
    void sizeCountsNeitherWhatTheConsumerHoldsNorWhatAProducerHolds(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(2, 2);
        assertThat(pipeline.size()).as("size() of a new pipeline").isZero();
        Gate database = threads.gate("database");
        Network network = network(threads, 1);
        consume(threads, pipeline, parkingDatabase(database));
        produce(threads, "A", pipeline, network);
        database.awaitArrivals(1, "A sends, but no message ever came to the database.");
        network.gate.awaitArrivals(
                1, "The consumer is stuck in the database, and A does not ask for a second message.");
        assertThat(pipeline.size())
                .as("size() while the only message is in the consumer's hand and A is in its network")
                .isZero();
        IntSupplier unplugged = () -> {
            throw new IllegalStateException("network unplugged");
        };
        threads.start("B", () -> {
            catchThrowable(() -> pipeline.produce(unplugged, stop));
        });
        threads.settle();
        assertThat(pipeline.size()).withFailMessage("""
                        The consumer has the only message, and A is in its network. B's network has thrown at once.
                        So B has come and gone, no message waits, and size() is %d.
                        What else have you put where messages wait?""", pipeline.size()).isZero();
        for (int more = 1; more <= 3; more++) {
            network.gate.letOneThrough();
        }
        threads.settle();
        // Who finds no full queue asks once more: that is the business of 09.1, and its size may well be true.
        if (network.gate.arrivals() <= 3) {
            assertThat(pipeline.size()).withFailMessage("""
                            The consumer is stuck in the database with a message, and A has three more.
                            There is room for two, so two of them should wait, and size() is %d.
                            What else takes room in the queue?""", pipeline.size()).isEqualTo(2);
        }
        database.open();
        threads.eventually(
                "The database is free again, but not all of 4 messages came there.", () -> stored.size() >= 4);
        assertThat(pipeline.size()).as("size() after all has been stored").isZero();
    }

    @Promise("09.2")
    void aNullIsRefusedBeforeAnythingHasChanged(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(2, 1);
        CountDownLatch isSet = new CountDownLatch(0);
        Network network = network(threads, 7);
        assertThat(threads.start("A", () -> pipeline.produce(null, isSet))
                        .awaitThrown("produce(null, stop) was not refused."))
                .as("what produce(null, stop) throws, stop being set")
                .isInstanceOf(NullPointerException.class);
        assertThat(threads.start("A", () -> pipeline.produce(network, null))
                        .awaitThrown("produce(network, null) was not refused."))
                .as("what produce(network, null) throws")
                .isInstanceOf(NullPointerException.class);
        assertThat(network.calls.get())
                .as("calls of network in produce(network, null)")
                .isZero();
        produce(threads, "A", pipeline, network);
        network.gate.awaitArrivals(1, "A never asked its network for a second message.");
        assertThat(threads.start("the consumer", () -> pipeline.consume(null, stop))
                        .awaitThrown("consume(null, stop) was not refused."))
                .as("what consume(null, stop) throws")
                .isInstanceOf(NullPointerException.class);
        assertThat(threads.start("the consumer", () -> pipeline.consume(stored::add, null))
                        .awaitThrown("consume(database, null) was not refused."))
                .as("what consume(database, null) throws")
                .isInstanceOf(NullPointerException.class);
        assertThat(stored).as("what consume(database, null) stored").isEmpty();
        assertThat(pipeline.size())
                .as("size() after one message and two refused calls of consume")
                .isEqualTo(1);
    }

    @Promise("09.2")
    void aRefusedNullIsNoProducer(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(2, 1);
        stop.countDown();
        threads.start("A", () -> pipeline.produce(null, stop)).awaitThrown("produce(null, stop) was not refused.");
        TestThread<Void> consumer = consume(threads, pipeline, stored::add);
        threads.settle();
        assertThat(consumer.hasEnded()).withFailMessage("""
                        A's produce(null, stop) was refused, the only producer, B, has not been there yet, and consume has returned.
                        B may have decided on one more message; nobody would store it.
                        What had changed in the pipeline when the null was refused?""").isFalse();
        produce(threads, "B", pipeline, network(threads, 1))
                .awaitReturn("stop was set before B began, and B never returned.");
        consumer.awaitReturn("stop is set and the only producer has returned, but consume never did.");
        assertThatAllIsStoredOnce();
    }

    @Promise("09.3")
    void eachProducersMessagesAreStoredInItsOrder(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(20, 2);
        Gate database = threads.gate("database");
        produce(threads, "A", pipeline, network(threads, 5, 3, 9, 1));
        produce(threads, "B", pipeline, network(threads, 50, 30, 90, 10));
        consume(threads, pipeline, parkingDatabase(database));
        database.awaitArrivals(1, "A and B send 4 messages each, and none came to the database.");
        threads.settle();
        database.open();
        threads.eventually(
                "A and B have sent 4 messages each, but not all came to the database.",
                () -> assertThat(stored).as("what the database got").hasSizeGreaterThanOrEqualTo(8));
        for (List<Integer> sent : List.of(List.of(5, 3, 9, 1), List.of(50, 30, 90, 10))) {
            List<Integer> arrived = stored.stream().filter(sent::contains).toList();
            assertThat(arrived)
                    .withFailMessage("""
                            One producer has sent %s, in this order, and %s.
                            Another producer's messages may come between them, but none may overtake.
                            Which message should the consumer take next, if several wait?""", sent, outOfTurn(sent, arrived))
                    .isEqualTo(sent);
        }
    }

    /** The first that is not as it should be; what follows depends on who was faster. */
    private static String outOfTurn(List<Integer> sent, List<Integer> arrived) {
        for (int turn = 0; turn < sent.size(); turn++) {
            if (turn == arrived.size()) {
                return sent.get(turn) + " was not stored";
            }
            if (!arrived.get(turn).equals(sent.get(turn))) {
                return arrived.get(turn) + " was stored when it was the turn of " + sent.get(turn);
            }
        }
        return "one of them was stored twice";
    }

    @Promise("09.3")
    void theMessageThatComesAfterStopIsNotStoredBeforeThoseThatWait(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(20, 1);
        Gate database = threads.gate("database");
        Network network = network(threads, 5, 3, 9);
        TestThread<Void> a = produce(threads, "A", pipeline, network);
        network.gate.awaitArrivals(1, "There is room for 20 messages, and A did not ask its network for a fourth one.");
        stop.countDown();
        network.gate.open();
        a.awaitReturn("stop is set, A's network has answered and there is room, but A never returned.");
        database.open();
        consume(threads, pipeline, parkingDatabase(database))
                .awaitReturn("stop is set and the only producer has returned, but consume never did.");
        assertThat(stored).withFailMessage("""
                        A has sent %s, in this order, the last one after stop had been set, and they were stored as %s.
                        None may overtake another one of the same producer.
                        What is different in your produce once stop is set?""", network.given, stored).isEqualTo(network.given);
    }

    @Promise("09.4")
    void aConsumerThatWaitsReturnsThoughNoMessageComes(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(2, 2);
        TestThread<Void> consumer = consume(threads, pipeline, stored::add);
        threads.settle();
        stop.countDown();
        produce(threads, "A", pipeline, network(threads, 1))
                .awaitReturn("stop was set before A began, and A never returned.");
        threads.settle();
        assertThat(consumer.hasEnded()).withFailMessage("""
                        consume has returned, and one of two producers, B, has not been there yet.
                        A late producer may have decided on one more message; nobody would store it.
                        What tells the consumer how many producers there are, and how many have returned?""").isFalse();
        produce(threads, "B", pipeline, network(threads, 2))
                .awaitReturn("stop was set before B began, and B never returned.");
        consumer.awaitReturn("""
                The consumer waited when stop was set. Both producers have returned, and consume never did.
                It waits for a message that will never come.
                Who can tell it so, and when?""");
        assertThatAllIsStoredOnce();
    }

    @Promise("09.4")
    void theConsumerStaysAsLongAsAProducerMayHoldAMessage(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(3, 2);
        Gate database = threads.gate("database");
        Network ofA = network(threads, 1);
        Network ofB = network(threads);
        TestThread<Void> consumer = consume(threads, pipeline, parkingDatabase(database));
        TestThread<Void> a = produce(threads, "A", pipeline, ofA);
        TestThread<Void> b = produce(threads, "B", pipeline, ofB);
        ofA.gate.awaitArrivals(1, "A never asked its network for a second message.");
        ofB.gate.awaitArrivals(1, "B never asked its network.");
        database.awaitArrivals(1, "A sends, but no message ever came to the database.");
        stop.countDown();
        ofA.gate.open();
        a.awaitReturn("stop is set, A's network has answered and there is room, but A never returned.");
        database.open();
        threads.settle();
        assertThat(consumer.hasEnded()).withFailMessage("""
                        stop is set and the queue is empty, and consume has returned while B was still in its network.
                        B's message will be put into the queue, and nobody will ever store it.
                        Is an empty queue enough to know that nothing more comes?""").isFalse();
        ofB.gate.open();
        b.awaitReturn("stop is set and B's network has answered, but B never returned.");
        consumer.awaitReturn("stop is set and both producers have returned, but consume never did.");
        assertThatAllIsStoredOnce();
    }

    @Promise("09.4")
    void aProducerThatIsBlockedOnAFullQueueWhenStopIsSetLosesNothing(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(1, 1);
        Gate database = threads.gate("database");
        TestThread<Void> consumer = consume(threads, pipeline, parkingDatabase(database));
        Network network = network(threads, 1, 2, 3, 4, 5, 6);
        TestThread<Void> a = produce(threads, "A", pipeline, network);
        database.awaitArrivals(1, "A sends, but no message ever came to the database.");
        threads.settle();
        stop.countDown();
        threads.settle();
        database.open();
        network.gate.open();
        a.awaitReturn("stop is set and the consumer makes room, but A never returned.");
        consumer.awaitReturn("stop is set and the only producer has returned, but consume never did.");
        assertThatAllIsStoredOnce();
    }

    @Promise("09.4")
    void aProducerWhoseNetworkThrowsCountsAsReturned(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(2, 3);
        Gate cable = threads.gate("network");
        TestThread<Void> consumer = consume(threads, pipeline, stored::add);
        AtomicInteger callsOfA = new AtomicInteger();
        TestThread<Void> a = produce(threads, "A", pipeline, () -> {
            if (callsOfA.incrementAndGet() > 1) {
                throw new IllegalStateException("network unplugged");
            }
            return 1;
        });
        TestThread<Void> b = produce(threads, "B", pipeline, () -> {
            cable.pass();
            throw new AssertionError("network on fire");
        });
        cable.awaitArrivals(1, "B never asked its network.");
        a.awaitEnd();
        Network ofC = network(threads, 2);
        TestThread<Void> c = produce(threads, "C", pipeline, ofC);
        threads.eventually(
                "A's network has thrown after one message, C has sent another one, but they were not both stored.",
                () -> assertThat(stored).as("what the database got").containsExactlyInAnyOrder(1, 2));
        stop.countDown();
        cable.open();
        b.awaitEnd();
        ofC.gate.open();
        c.awaitReturn("stop is set and C's network has answered, but C never returned.");
        consumer.awaitReturn("""
                stop is set, the networks of A and B have thrown, and C has returned, but consume never did.
                It waits for producers that no longer exist.
                Which lines of produce run in any case, however it ends?""");
        assertThat(stored)
                .as("what the database got of A's message 1 and C's %s", ofC.given)
                .hasSize(1 + ofC.given.size());
    }

    @Promise("09.4")
    void eachOfTwoProducersOnAFullQueueCanBeInterrupted(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(1, 2);
        Network ofA = network(threads, 1, 2, 3, 4);
        Network ofB = network(threads, 11, 12, 13, 14);
        TestThread<Void> a = produce(threads, "A", pipeline, ofA);
        threads.settle();
        TestThread<Void> b = produce(threads, "B", pipeline, ofB);
        threads.settle();
        if (ofA.gate.arrivals() + ofB.gate.arrivals() > 0) {
            return; // Who is not blocked by a full queue breaks 09.1, and need not notice an interrupt.
        }
        for (TestThread<Void> each : List.of(b, a)) {
            each.interrupt();
            assertThat(each.awaitThrown("""
                            A and then B are blocked because the queue is full. One of them was interrupted, and did not give up.
                            Where does a producer wait that comes while another one is waiting?"""))
                    .as("what an interrupted produce throws")
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Promise("09.4")
    void aProducerThatIsInterruptedOnAFullQueueCountsAsReturned(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(2, 1);
        Network network = network(threads, 1, 2, 3, 4, 5);
        TestThread<Void> a = produce(threads, "A", pipeline, network);
        threads.eventually("There is room for two messages, but A did not ask for a second one.", () -> given() >= 2);
        threads.settle();
        if (network.gate.arrivals() > 0) {
            return; // Who is not blocked by a full queue breaks 09.1, and need not notice an interrupt.
        }
        a.interrupt();
        assertThat(a.awaitThrown("A is blocked because the queue is full. It was interrupted, and did not give up."))
                .as("what an interrupted produce throws")
                .isInstanceOf(InterruptedException.class);
        TestThread<Void> consumer = consume(threads, pipeline, stored::add);
        stop.countDown();
        consumer.awaitReturn("""
                A was interrupted while it was blocked, so it is gone. stop is set, and consume never returned.
                It waits for a producer that no longer exists.
                Which lines of produce run in any case, however it ends?""");
        assertThat(stored)
                .as("what the database got of 1, 2 and 3, the last of which A may have held and lost")
                .contains(1)
                .isSubsetOf(1, 2, 3)
                .doesNotHaveDuplicates();
    }

    @Promise("09.4")
    void aProducerThatIsInterruptedCountsForNoOther(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(2, 2);
        Network network = network(threads, 1, 2, 3, 4, 5);
        TestThread<Void> a = produce(threads, "A", pipeline, network);
        threads.eventually("There is room for two messages, but A did not ask for a second one.", () -> given() >= 2);
        threads.settle();
        if (network.gate.arrivals() > 0) {
            return; // Who is not blocked by a full queue breaks 09.1, and need not notice an interrupt.
        }
        a.interrupt();
        a.awaitThrown("A is blocked because the queue is full. It was interrupted, and did not give up.");
        TestThread<Void> consumer = consume(threads, pipeline, stored::add);
        stop.countDown();
        threads.settle();
        assertThat(consumer.hasEnded()).withFailMessage("""
                        A was interrupted while it was blocked, so it is gone. The other producer, B, has not been there yet, and consume has returned.
                        B may have decided on one more message; nobody would store it.
                        How many producers has consume counted as returned?""").isFalse();
        Network ofB = network(threads, 7);
        produce(threads, "B", pipeline, ofB).awaitReturn("stop was set before B began, and B never returned.");
        consumer.awaitReturn("stop is set, A was interrupted and B has returned, but consume never did.");
        assertThat(stored).as("what the database got").containsAll(ofB.given);
    }

    @Promise("09.4")
    void stopMayBeSetBeforeAnythingBegins(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(1, 1);
        stop.countDown();
        produce(threads, "A", pipeline, network(threads, 1))
                .awaitReturn("stop was set before A began, and A never returned.");
        consume(threads, pipeline, stored::add)
                .awaitReturn("stop is set and the only producer has returned, but consume never did.");
        assertThatAllIsStoredOnce();
    }

    @Promise("09.4")
    void stopIsSetOnlyWhenItsCountIsZero(Threads threads) {
        CountDownLatch inSteps = new CountDownLatch(3);
        inSteps.countDown();
        QueuePipeline pipeline = new QueuePipeline(1, 1);
        Network network = network(threads, 1, 2);
        TestThread<Void> consumer = threads.start("the consumer", () -> pipeline.consume(stored::add, inSteps));
        TestThread<Void> a = threads.start("A", () -> pipeline.produce(network, inSteps));
        network.gate.awaitArrivals(1, "stop has been counted down from 3 to 2, so it is not set, but A did not go on.");
        inSteps.countDown();
        network.gate.letOneThrough();
        network.gate.awaitArrivals(2, "stop has been counted down from 3 to 1, so it is not set, but A did not go on.");
        threads.eventually(
                "stop has been counted down from 3 to 1, so it is not set, but the consumer did not go on.",
                () -> assertThat(stored).as("what the database got").hasSize(3));
        inSteps.countDown();
        network.gate.open();
        a.awaitReturn("stop has been counted down to 0, but A never returned.");
        consumer.awaitReturn("stop has been counted down to 0 and A has returned, but consume never did.");
        assertThatAllIsStoredOnce();
    }

    @Promise("09.4")
    void everyIntIsAMessageAndMayComeTwice(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(20, 1);
        Network network = network(threads, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 7, 7, 0, -1);
        TestThread<Void> a = produce(threads, "A", pipeline, network);
        TestThread<Void> consumer = consume(threads, pipeline, stored::add);
        network.gate.awaitArrivals(
                1, "A sends 8 messages, there is room and a consumer, but A never asked for a ninth one.");
        stop.countDown();
        network.gate.open();
        a.awaitReturn("stop is set and A's network has answered, but A never returned.");
        consumer.awaitReturn("stop is set and the only producer has returned, but consume never did.");
        assertThatAllIsStoredOnce("Any int may be a message. Which of these does your code take for more?");
    }

    @Promise("09.5")
    void whoWaitsForAMessageOrForRoomWaitsQuietly(Threads threads) {
        QueuePipeline empty = new QueuePipeline(1, 1);
        Network ofA = network(threads, 1);
        TestThread<Void> consumer = consume(threads, empty, stored::add);
        produce(threads, "A", empty, ofA);
        QueuePipeline full = new QueuePipeline(1, 1);
        Network ofB = network(threads, 1, 2, 3, 4);
        TestThread<Void> b = produce(threads, "B", full, ofB);
        ofA.gate.awaitArrivals(1, "A never asked its network for a second message.");
        threads.eventually("A's message was never stored.", () -> stored.size() == 1);
        threads.eventually("There is room for a message, but B never asked its network.", () -> !ofB.given.isEmpty());
        assertThatBothWaitQuietly(threads, 10, consumer, b);
        stop.countDown();
        threads.settle();
        assertThatBothWaitQuietly(threads, 200, consumer, b);
    }

    /** Each look takes its time, so both are looked at together. */
    private static void assertThatBothWaitQuietly(
            Threads threads, int wakeUpsPerSecond, TestThread<Void> consumer, TestThread<Void> producer) {
        AtomicReference<AssertionError> ofTheProducer = new AtomicReference<>();
        TestThread<Void> look = threads.start("look", () -> {
            try {
                producer.assertPollsAtMost(
                        wakeUpsPerSecond, "Its queue is full, and may be so for long. Who knows when there is room?");
            } catch (AssertionError seen) {
                // Told if the consumer has nothing to be told: whose look ends first is luck.
                ofTheProducer.set(seen);
            }
        });
        consumer.assertPollsAtMost(
                wakeUpsPerSecond,
                "Its queue is empty while A is in the network, perhaps for long. Who knows when there is something to"
                        + " do?");
        look.awaitEnd();
        if (ofTheProducer.get() != null) {
            throw ofTheProducer.get();
        }
    }

    @Promise("09.5")
    void whoWaitsForStopWhenAllProducersHaveFailedWaitsQuietly(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(1, 1);
        IntSupplier unplugged = () -> {
            throw new IllegalStateException("network unplugged");
        };
        // Whether produce throws what its network has thrown is open.
        produce(threads, "A", pipeline, unplugged).awaitEnd();
        TestThread<Void> consumer = consume(threads, pipeline, stored::add);
        threads.settle();
        if (!consumer.hasEnded()) {
            consumer.assertPollsAtMost(
                    10,
                    "The only producer's network has thrown, and stop is not set, perhaps for long. Who knows when it is?");
        }
        stop.countDown();
        consumer.awaitReturn("The only producer's network has thrown, stop is set, and consume never returned.");
    }

    @Promise("09.5")
    void anInterruptedConsumerStopsWaitingAndNothingIsLost(Threads threads) {
        QueuePipeline pipeline = new QueuePipeline(2, 1);
        Network network = network(threads, 1);
        TestThread<Void> consumer = consume(threads, pipeline, stored::add);
        produce(threads, "A", pipeline, network);
        network.gate.awaitArrivals(1, "A never asked its network for a second message.");
        threads.eventually("A's message was never stored.", () -> stored.size() == 1);
        threads.settle();
        consumer.interrupt();
        assertThat(consumer.awaitThrown("The consumer waits for a message. It was interrupted, and did not give up."))
                .as("what an interrupted consume throws")
                .isInstanceOf(InterruptedException.class);
        network.gate.letOneThrough();
        network.gate.awaitArrivals(2, "The consumer was interrupted and has left, there is room, but A did not go on.");
        assertThat(stored.size() + pipeline.size())
                .as("how many of A's 2 messages are stored or wait, after the consumer was interrupted")
                .isEqualTo(2);
    }
}
