package interleave.explorer.instrument;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Defines the program's classes anew, instrumented, so that each schedule begins with fresh static fields. */
public final class FreshLoader extends ClassLoader {
    private final Program program;
    private final List<String> defined = new ArrayList<>();
    private int checked;
    private final List<String> stateful = new ArrayList<>();
    private boolean reusable = true;

    /** A loader for one schedule. */
    public FreshLoader(Program program) {
        super(program.source());
        this.program = program;
    }

    /**
     * Whether the next schedule may use the classes again, which saves most of its time: each of them keeps nothing in
     * static fields, or can begin anew with {@link #reset}.
     */
    public boolean isReusable() {
        while (reusable && checked < defined.size()) {
            String name = defined.get(checked);
            if (program.isResettable(name)) {
                stateful.add(name);
            } else {
                reusable = program.isStateless(name);
            }
            checked++;
        }
        return reusable;
    }

    /**
     * Gives all static fields their first values again. To be called between two schedules.
     *
     * @return whether that went well; if not, the classes must not be used again
     */
    public boolean reset() {
        try {
            for (String name : stateful) {
                Method reset = loadClass(name).getDeclaredMethod(Reset.METHOD);
                reset.setAccessible(true);
                reset.invoke(null);
            }
            return true;
        } catch (ReflectiveOperationException | LinkageError wrong) {
            return false;
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!program.contains(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                byte[] bytes = program.instrumented(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                loaded = defineClass(name, bytes, 0, bytes.length);
                defined.add(name);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }
}
