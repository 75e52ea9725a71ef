package interleave.corpus;

import static interleave.explorer.Verdict.Kind.BROKEN;
import static interleave.explorer.Verdict.Kind.DATA_RACE;
import static interleave.explorer.Verdict.Kind.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Programs in which calls, tasks and threads end by an exception. */
final class Endings {
    private Endings() {}

    /** Keeps books on who waits. */
    static class Slot {
        final ReentrantLock lock = new ReentrantLock();
        final Condition filled = lock.newCondition();
        String content;
        int waiting;

        String take() throws InterruptedException {
            lock.lock();
            try {
                waiting = waiting + 1;
                try {
                    while (content == null) {
                        filled.await();
                    }
                } finally {
                    waiting = waiting - 1;
                }
                return content;
            } finally {
                lock.unlock();
            }
        }

        String takeWithBooksOfNobody() throws InterruptedException {
            lock.lock();
            try {
                while (content == null) {
                    filled.await();
                }
                return content;
            } catch (InterruptedException e) {
                lock.unlock();
                waiting = waiting - 1;
                lock.lock();
                throw e;
            } finally {
                lock.unlock();
            }
        }

        int waiting() {
            lock.lock();
            try {
                waiting = waiting + 0;
                return waiting;
            } finally {
                lock.unlock();
            }
        }
    }

    @Expected(HOLDS)
    static final class AnInterruptedAwaitHasTheLockAgain implements Scenario {
        final Slot slot = new Slot();

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> {
                try {
                    slot.take();
                } catch (InterruptedException asked) {
                    return;
                }
            });
            threads.start("B", () -> {
                slot.waiting();
                a.interrupt();
                slot.waiting();
            });
        }

        @Override
        public void afterwards() {
            assertThat(slot.waiting()).isZero();
        }
    }

    @Expected(DATA_RACE)
    static final class BooksAfterTheLockIsGivenBack implements Scenario {
        final Slot slot = new Slot();

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> {
                try {
                    slot.takeWithBooksOfNobody();
                } catch (InterruptedException asked) {
                    return;
                }
            });
            threads.start("B", () -> {
                a.interrupt();
                slot.waiting();
            });
        }
    }

    /** A task that leaves something behind before it fails. */
    static class Failing {
        int pages;
        final FutureTask<Void> task = new FutureTask<>(() -> {
            pages = 3;
            throw new IllegalStateException("no more paper");
        });
    }

    @Expected(HOLDS)
    static final class WhatAFailedTaskDidIsSeen implements Scenario {
        final Failing failing = new Failing();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                new Thread(failing.task).start();
                try {
                    failing.task.get();
                } catch (ExecutionException failed) {
                    assertThat(failing.pages).isEqualTo(3);
                }
            });
        }
    }

    @Expected(DATA_RACE)
    static final class WhatATaskDoesIsSeenTooEarly implements Scenario {
        final Failing failing = new Failing();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                new Thread(failing.task).start();
                assertThat(failing.pages).isBetween(0, 3);
            });
        }
    }

    /** Keeps what its threads throw. */
    static class KeepingGroup extends ThreadGroup {
        volatile Throwable kept;

        KeepingGroup() {
            super("keeping");
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            kept = thrown;
        }
    }

    static class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Expected(HOLDS)
    static final class AGroupIsToldBeforeItsThreadEnds implements Scenario {
        final KeepingGroup group = new KeepingGroup();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Thread worker = new Thread(group, () -> {
                    throw new Failure();
                });
                worker.start();
                worker.join();
                assertThat(group.kept).isInstanceOf(Failure.class);
            });
        }
    }

    @Expected(BROKEN)
    static final class AGroupIsAskedTooEarly implements Scenario {
        final KeepingGroup group = new KeepingGroup();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                new Thread(group, () -> {
                            throw new Failure();
                        })
                        .start();
                assertThat(group.kept).isInstanceOf(Failure.class);
            });
        }
    }

    @Expected(HOLDS)
    static final class AThreadThatTellsItsGroupItselfGoesOn implements Scenario {
        final KeepingGroup group = new KeepingGroup();
        volatile boolean wentOn;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Thread worker = new Thread(group, () -> {
                    Thread self = Thread.currentThread();
                    self.getUncaughtExceptionHandler().uncaughtException(self, new Failure());
                    wentOn = true;
                });
                worker.start();
                worker.join();
                assertThat(group.kept).isInstanceOf(Failure.class);
                assertThat(wentOn).isTrue();
            });
        }
    }

    static class Leaves {
        synchronized void run(boolean atOnce) {
            if (atOnce) {
                Runtime.getRuntime().halt(3);
            } else {
                System.exit(3);
            }
        }
    }

    @Expected(BROKEN)
    static final class CallsExit implements Scenario {
        final Leaves leaves = new Leaves();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> leaves.run(false));
        }
    }

    @Expected(BROKEN)
    static final class CallsHalt implements Scenario {
        final Leaves leaves = new Leaves();

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> leaves.run(true));
        }
    }
}
