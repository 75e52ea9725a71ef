package interleave.cli.classroom;

import interleave.cli.Refusal;
import interleave.cli.grade.Submission;
import interleave.cli.grade.SubmissionGrade;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Grades submissions side by side and keeps each grade as soon as it is known. What a submission, a worker or the disk
 * does to one of them is a row of that submission; only a disk that takes nothing any more ends all.
 */
final class ClassRun {

    private static final long STOP_SECONDS = 20;

    private final ResultStore store;
    private final SubmissionWorker worker;
    private final Progress progress;
    private final int jobs;
    private final Iterator<Incoming> waiting;
    private final int total;
    private final AtomicInteger graded = new AtomicInteger();
    private final AtomicReference<Refusal> broken = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch ended;
    private volatile boolean stopped;

    /**
     * @param submissions that are to be graded now
     * @param jobs how many at once
     */
    ClassRun(ResultStore store, SubmissionWorker worker, Progress progress, List<Incoming> submissions, int jobs) {
        this.store = store;
        this.worker = worker;
        this.progress = progress;
        this.waiting = submissions.iterator();
        this.total = submissions.size();
        this.jobs = Math.max(1, Math.min(jobs, submissions.size()));
        this.ended = new CountDownLatch(this.jobs);
    }

    /**
     * Grades all of them and waits.
     *
     * @return whether all are graded; not so after {@link #stop}
     * @throws Refusal if a grade could not be written
     */
    boolean grade() throws InterruptedException {
        progress.begin(total);
        synchronized (threads) {
            for (int job = 1; job <= jobs && !stopped; job++) {
                Thread thread = new Thread(this::work, "grading-" + job);
                thread.setDaemon(true);
                threads.add(thread);
                thread.start();
            }
        }
        try {
            ended.await();
        } finally {
            progress.close();
        }
        if (broken.get() != null) {
            throw broken.get();
        }
        return !stopped;
    }

    /** Ends it early: what runs is killed, what is graded stays. Any thread may call it; it waits until all is quiet. */
    void stop() {
        stopped = true;
        synchronized (threads) {
            threads.forEach(Thread::interrupt);
            for (int missing = threads.size(); missing < jobs; missing++) {
                ended.countDown();
            }
        }
        try {
            ended.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        progress.close();
    }

    /** How many were graded so far. */
    int graded() {
        return graded.get();
    }

    private void work() {
        try {
            for (Incoming next = next(); next != null; next = next()) {
                grade(next);
            }
        } catch (InterruptedException told) {
            // It was told to stop by stop(), which knows.
            return;
        } catch (Refusal unwritable) {
            broken.compareAndSet(null, unwritable);
            stopped = true;
            synchronized (threads) {
                threads.forEach(Thread::interrupt);
            }
        } finally {
            ended.countDown();
        }
    }

    private synchronized Incoming next() {
        return !stopped && waiting.hasNext() ? waiting.next() : null;
    }

    private void grade(Incoming incoming) throws InterruptedException {
        String hash = "";
        SubmissionGrade grade;
        long begun = System.nanoTime();
        try {
            hash = incoming.hash().get();
            grade = graded(incoming.read().get());
            if (!grade.id().equals(incoming.id())) {
                throw new IllegalStateException("the grade is that of another submission");
            }
        } catch (KitIsBroken everybodys) {
            throw everybodys.refusal;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError ours) {
            grade = failed(incoming.id(), ours, begun);
        }
        if (stopped && grade.state() == SubmissionGrade.State.FAILED) {
            // What was interrupted may look like a failure, and is none.
            throw new InterruptedException();
        }
        store.write(new StoredGrade(
                StoredGrade.VERSION,
                hash,
                worker.testsHash(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                grade));
        graded.incrementAndGet();
        progress.done(grade);
    }

    private SubmissionGrade graded(Submission submission) throws InterruptedException {
        try {
            return worker.grade(submission);
        } catch (Refusal refusal) {
            throw new KitIsBroken(refusal);
        }
    }

    /** What the grader refuses it would refuse for the next submission, too. */
    private static final class KitIsBroken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        KitIsBroken(Refusal refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    private SubmissionGrade failed(String id, Throwable ours, long begun) {
        String place = ours.getStackTrace().length == 0 ? "" : ", in " + ours.getStackTrace()[0];
        String sentence = "The grader itself failed, and not the code: " + ours + place + ".";
        return new SubmissionGrade(
                id,
                SubmissionGrade.State.FAILED,
                List.of(sentence),
                List.of(),
                worker.isolation(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }
}
