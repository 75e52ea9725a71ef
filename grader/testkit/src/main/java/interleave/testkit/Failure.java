package interleave.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Turns what the student's code threw into a sentence, and finds his own lines in a stack trace.
 *
 * <p>An exception class of the student's may do anything when it is asked, so it is asked once, here, and never handed on:
 * JUnit and the build would ask it again.
 */
final class Failure {
    private static final int LONGEST_MESSAGE = 20_000;
    private static final int LONGEST_IN_A_SENTENCE = 1_000;
    private static final int DEEPEST_CAUSE = 10;

    private Failure() {}

    /** Stands for an exception of the student's: its text and its stack trace, and none of its code. */
    private static final class Copy extends Throwable {
        private static final long serialVersionUID = 1;

        Copy(Throwable of) {
            super(of.getClass().getName() + ": " + message(of));
            setStackTrace(stack(of));
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }

    /** An error that says in a sentence what was thrown, where, and on which thread. */
    static AssertionError of(Throwable thrown, String thread) {
        return new AssertionError(sentence(thrown, thread), harmless(thrown));
    }

    /**
     * Says what was thrown, where, and on which thread.
     *
     * @param thread how the sentence begins: {@code A} or {@code The call}
     */
    static String sentence(Throwable thrown, String thread) {
        if (thrown instanceof NoClassDefFoundError && message(thrown).startsWith("Could not initialize class ")) {
            String type = message(thrown).substring("Could not initialize class ".length());
            return simple(type) + " cannot be used any more: its static initialiser has failed before.";
        }
        if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
            return sentence(thrown.getCause(), "A static initialiser");
        }
        Optional<StackTraceElement> line = studentLine(stack(thrown));
        if (isNotWritten(thrown)) {
            return where(line.orElseThrow()) + " is not written yet: it throws UnsupportedOperationException.";
        }
        String message = cut(message(thrown).strip(), LONGEST_IN_A_SENTENCE);
        String type = simple(thrown.getClass().getName());
        String sentence = thread + " threw " + type + (message.isEmpty() ? "" : ": " + message);
        return sentence + line.map(l -> ", at " + where(l)).orElse("") + ".";
    }

    /** Whether this is the stub's own "to be written". */
    static boolean isNotWritten(Throwable thrown) {
        return thrown instanceof UnsupportedOperationException && isThrownByStudent(thrown);
    }

    /** Whether the student's code itself made this exception, rather than a test or the JDK. */
    static boolean isThrownByStudent(Throwable thrown) {
        StackTraceElement[] stack = stack(thrown);
        return stack.length > 0 && isStudents(stack[0].getClassName())
                || isStudents(thrown.getClass().getName());
    }

    /** The exception's message, cut to a bearable length; empty if it has none or cannot say it. */
    static String message(Throwable thrown) {
        String message;
        try {
            message = thrown.getMessage();
        } catch (Throwable t) {
            return "";
        }
        if (message == null) {
            return "";
        }
        return cut(message, LONGEST_MESSAGE);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + " [...]";
    }

    /** The exception itself, or a copy without any code and excess of the student's. */
    static Throwable harmless(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            boolean plain = cause.getClass().getClassLoader() == null
                    && cause.getSuppressed().length == 0
                    && message(cause).length() <= LONGEST_MESSAGE;
            if (!plain) {
                return new Copy(thrown);
            }
            cause = cause.getCause();
        }
        return cause == null ? thrown : new Copy(thrown);
    }

    /** An exception's stack trace, empty if it does not give it away. */
    static StackTraceElement[] stack(Throwable thrown) {
        try {
            return thrown.getStackTrace().clone();
        } catch (Throwable t) {
            return new StackTraceElement[0];
        }
    }

    /** The innermost line of the student's own code. */
    static Optional<StackTraceElement> studentLine(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(l -> isStudents(l.getClassName())).findFirst();
    }

    /** All lines of the student's own code, outermost first. */
    static List<StackTraceElement> studentLines(StackTraceElement[] stack) {
        List<StackTraceElement> lines = new ArrayList<>(
                Arrays.stream(stack).filter(l -> isStudents(l.getClassName())).toList());
        Collections.reverse(lines);
        return lines;
    }

    /** A line of code as messages name it: {@code FakeDatabase.update (FakeDatabase.java:27)}. */
    static String where(StackTraceElement line) {
        String name = simple(line.getClassName());
        String method = line.getMethodName();
        if (method.startsWith("lambda$")) {
            method = method.split("\\$", 3)[1];
        }
        String place = switch (method) {
            case "<init>", "new" -> "new " + name;
            case "<clinit>", "static" -> "the static initialiser of " + name;
            default -> name + "." + method;
        };
        return place + " (" + line.getFileName() + ":" + line.getLineNumber() + ")";
    }

    /** A class's name without its package. */
    static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
    }

    /** Exercises and their tests share a package; a test class is told by its name, as Surefire does it. */
    static boolean isStudents(String type) {
        int inner = type.indexOf('$');
        String outer = inner < 0 ? type : type.substring(0, inner);
        return outer.startsWith("interleave.")
                && !outer.startsWith("interleave.testkit.")
                && !outer.startsWith("interleave.explorer.")
                && !outer.endsWith("Test");
    }
}
