package interleave.explorer.instrument;

/**
 * A place in the student's or the scenario's code where something happens that other threads could notice.
 *
 * @param id its number in this JVM
 * @param kind what happens there
 * @param className the class that contains it, as in {@code Class.getName}
 * @param method the method that contains it
 * @param file the source file, or null where the class does not tell
 * @param line the line, or 0 where the class does not tell
 * @param owner the class of the field or of the called method, as in {@code Class.getName}
 * @param name the field or the called method; empty for monitors and array elements
 * @param descriptor the JVM's descriptor of the field or the method
 * @param isVolatile whether the field is volatile
 * @param isStatic whether field or method are static
 * @param key owner and name in one text, the same object for the same field
 */
public record Site(
        int id,
        Kind kind,
        String className,
        String method,
        String file,
        int line,
        String owner,
        String name,
        String descriptor,
        boolean isVolatile,
        boolean isStatic,
        String key) {
    /** What happens at a site. */
    public enum Kind {
        READ,
        WRITE,
        READ_ELEMENT,
        WRITE_ELEMENT,
        ENTER,
        WAIT,
        NOTIFY,
        CALL,
        SLEEP,
        JOIN,
        PAUSE,
        ALIVE,
        TIME
    }

    /** File and line, as a student would look them up. */
    public String place() {
        return file == null ? className : file + ":" + line;
    }
}
