package interleave.explorer.instrument;

/** Defines the program's classes anew, instrumented, so that each schedule begins with fresh static fields. */
public final class FreshLoader extends ClassLoader {
  private final Program program;

  /** A loader for one schedule. */
  public FreshLoader(Program program) {
    super(program.source());
    this.program = program;
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
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }
}
