package interleave.cli.classroom;

import java.io.Console;
import java.lang.reflect.Method;

/** Whether somebody watches. */
final class OnTerminal {

    private OnTerminal() {}

    /** What the launcher says, or else whether this process has a console of its own. */
    static boolean is() {
        String told = System.getProperty("interleave.terminal");
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** From JDK 22 on there is a console even if its output goes to a file. */
    private static boolean isTerminal(Console console) {
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }
}
