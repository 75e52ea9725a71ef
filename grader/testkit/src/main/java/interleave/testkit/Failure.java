package interleave.testkit;

import java.util.Arrays;
import java.util.Optional;

/** Turns what the student's code threw into a sentence, and finds his own lines in a stack trace. */
final class Failure {
    private Failure() {}

    /** An error that says in a sentence what was thrown, where, and on which thread. */
    static AssertionError of(Throwable thrown, String thread) {
        return new AssertionError(sentence(thrown, thread), thrown);
    }

    static String sentence(Throwable thrown, String thread) {
        Optional<StackTraceElement> line = studentLine(thrown.getStackTrace());
        if (isNotWritten(thrown)) {
            return where(line.orElseThrow()) + " is not written yet: it throws UnsupportedOperationException.";
        }
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return thread + " threw " + thrown.getClass().getSimpleName() + message
                + line.map(l -> ", at " + where(l)).orElse("") + ".";
    }

    /** Whether this is the stub's own "to be written". */
    static boolean isNotWritten(Throwable thrown) {
        if (!(thrown instanceof UnsupportedOperationException)) {
            return false;
        }
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 0 && isStudents(stack[0]);
    }

    /** The innermost line of the student's own code. */
    static Optional<StackTraceElement> studentLine(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(Failure::isStudents).findFirst();
    }

    static String where(StackTraceElement line) {
        String type = line.getClassName();
        String name = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
        String method = line.getMethodName();
        if (method.startsWith("lambda$")) {
            method = method.split("\\$", 3)[1];
        }
        String place = method.equals("<init>") ? "new " + name : name + "." + method;
        return place + " (" + line.getFileName() + ":" + line.getLineNumber() + ")";
    }

    /** Exercises and their tests share a package; a test class is told by its name, as Surefire does it. */
    private static boolean isStudents(StackTraceElement line) {
        String type = line.getClassName();
        int inner = type.indexOf('$');
        String outer = inner < 0 ? type : type.substring(0, inner);
        return outer.startsWith("interleave.")
                && !outer.startsWith("interleave.testkit.")
                && !outer.startsWith("interleave.explorer.")
                && !outer.endsWith("Test");
    }
}
