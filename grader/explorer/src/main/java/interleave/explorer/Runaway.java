package interleave.explorer;

import interleave.explorer.boot.Runaways;
import interleave.explorer.instrument.Agent;

/** Threads of an answer that would run for ever: those that heed no interrupt, because they wait for nothing. */
public final class Runaway {
    private Runaway() {}

    /**
     * Lets the agent change the answers' classes, so that their threads can be ended. To be called before these classes
     * are used: a method that runs already stays as it is. Where the JVM runs without the agent, nothing happens. Any
     * thread may call this; it does not block.
     */
    public static void beEndable() {
        Agent.makeLoopsEndable();
    }

    /** Whether a line of a stack is no call of the program's, but of what its loops ask. */
    public static boolean isOfItsQuestion(StackTraceElement line) {
        return line.getClassName().equals(Runaways.class.getName());
    }

    /**
     * Ends a thread as soon as it begins a method of an answer or turns in a loop of one: there it throws an error, each
     * time again. A thread that does neither goes on. Any thread may call this; it does not block.
     */
    public static void end(Thread thread) {
        Runaways.end(thread);
    }
}
