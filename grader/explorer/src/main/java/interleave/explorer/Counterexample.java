package interleave.explorer;

import java.util.List;

/**
 * A schedule that breaks an answer, step by step.
 *
 * @param says what it shows, in a sentence
 * @param threads the names of the threads, in the order of their columns
 * @param steps what happened, in that order
 * @param waits who waits for whom at the end, where nobody can go on
 * @param ending the state at the end, in a sentence or some
 * @param replay the schedule, for {@code -Dreplay}; empty where it cannot be run again by itself
 */
public record Counterexample(
        String says, List<String> threads, List<Step> steps, List<Wait> waits, String ending, String replay) {
    /** What a step does. */
    public enum Action {
        READS,
        WRITES,
        LOCKS,
        UNLOCKS,
        CALLS,
        WAITS,
        SIGNALS,
        PREEMPTED,
        ENDS,
        DIES
    }

    /**
     * One step of one thread.
     *
     * @param thread the index of the thread
     * @param action what it does
     * @param other the index of the thread that goes on, where this one is preempted; otherwise -1
     * @param file the source file; empty where the step stands on no line of the answer
     * @param line the line in it, from 1; 0 where none is known
     * @param source the text of the line, trimmed; empty where the source was not found
     * @param shared what other threads may see of it: a field, a lock, a queue; the same words mean the same thing; empty
     *     where there is nothing
     * @param value the value that is read, written or returned, as shown to a reader; who holds it, where it is a lock;
     *     empty where there is none
     * @param text the step in words
     * @param overwrites the step whose value this one overwrites although its thread has not seen it, and nobody else has;
     *     -1 where there is none
     */
    public record Step(
            int thread,
            Action action,
            int other,
            String file,
            int line,
            String source,
            String shared,
            String value,
            String text,
            int overwrites) {
        String toJson() {
            Json json = new Json();
            json.begin();
            json.field("thread", thread);
            json.field("action", action.name().toLowerCase(java.util.Locale.ROOT));
            json.field("other", other);
            json.field("file", file);
            json.field("line", line);
            json.field("source", source);
            json.field("shared", shared);
            json.field("value", value);
            json.field("text", text);
            json.field("overwrites", overwrites);
            json.end();
            return json.toString();
        }
    }

    /**
     * A thread that waits at the end.
     *
     * @param thread its index
     * @param at the line at which it waits, as {@code File.java:12}
     * @param what what it waits for, in words
     * @param holder the index of the thread that would have to give it, or -1
     * @param since the line since which that one has held it; empty where there is none
     */
    public record Wait(int thread, String at, String what, int holder, String since) {
        String toJson() {
            Json json = new Json();
            json.begin();
            json.field("thread", thread);
            json.field("at", at);
            json.field("what", what);
            json.field("holder", holder);
            json.field("since", since);
            json.end();
            return json.toString();
        }
    }

    /** Keeps lists that nobody can change. */
    public Counterexample {
        threads = List.copyOf(threads);
        steps = List.copyOf(steps);
        waits = List.copyOf(waits);
    }

    /** Adds the fields of a JSON object, fit to stand in a page. */
    void writeTo(Json json) {
        json.field("says", says);
        json.strings("threads", threads);
        StringBuilder list = new StringBuilder("[");
        for (Step each : steps) {
            list.append(list.length() == 1 ? "" : ",").append(each.toJson());
        }
        json.raw("steps", list.append(']').toString());
        StringBuilder waiting = new StringBuilder("[");
        for (Wait each : waits) {
            waiting.append(waiting.length() == 1 ? "" : ",").append(each.toJson());
        }
        json.raw("waits", waiting.append(']').toString());
        json.field("ending", ending);
        json.field("replay", replay);
    }
}
