package interleave.explorer.instrument;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Defines the program's classes anew, instrumented, so that each schedule begins with fresh static fields. */
public final class FreshLoader extends ClassLoader {
  private final Program program;
  private final List<Class<?>> defined = new ArrayList<>();
  private int checked;
  private boolean stateless = true;

  /** A loader for one schedule. */
  public FreshLoader(Program program) {
    super(program.source());
    this.program = program;
  }

  /** Types of which a constant keeps nothing from one schedule to the next. */
  private static final Set<Class<?>> CONSTANT =
      Set.of(
          String.class, Integer.class, Long.class, Boolean.class, Character.class, Byte.class, Short.class,
          Double.class, Float.class, java.time.Duration.class, java.math.BigInteger.class,
          java.math.BigDecimal.class, java.util.concurrent.TimeUnit.class);

  /**
   * Whether no class has a static field that could keep something: then the next schedule may use the classes again,
   * which saves most of its time.
   */
  public boolean isStateless() {
    while (stateless && checked < defined.size()) {
      for (Field each : defined.get(checked).getDeclaredFields()) {
        if (Modifier.isStatic(each.getModifiers()) && !each.getName().startsWith("$")) {
          stateless &= Modifier.isFinal(each.getModifiers()) && isConstant(each.getType());
        }
      }
      checked++;
    }
    return stateless;
  }

  private static boolean isConstant(Class<?> type) {
    return type.isPrimitive() || CONSTANT.contains(type);
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
        defined.add(loaded);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }
}
