package interleave.explorer.instrument;

import java.util.ArrayList;
import java.util.List;

/** Defines the program's classes anew, instrumented, so that each schedule begins with fresh static fields. */
public final class FreshLoader extends ClassLoader {
    private final Program program;
    private final List<String> defined = new ArrayList<>();
    private int checked;
    private boolean stateless = true;

    /** A loader for one schedule. */
    public FreshLoader(Program program) {
        super(program.source());
        this.program = program;
    }

    /**
     * Whether no class that was loaded has a static field that could keep something: then the next schedule may use the
     * classes again, which saves most of its time.
     */
    public boolean isStateless() {
        while (stateless && checked < defined.size()) {
            stateless = program.isStateless(defined.get(checked));
            checked++;
        }
        return stateless;
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
