package interleave.explorer.engine;

import interleave.explorer.instrument.Site;
import interleave.explorer.instrument.Sites;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;

/** What each hook means: fields, monitors, calls into the JDK, parking, threads and time. */
final class Model extends Tokens {
  /** A time-out up to this long may strike although others could run: they may simply be slow. In nanoseconds. */
  static final long BRIEF_WAIT = 200_000_000L;

  /** The same for a sleep, in nanoseconds: no sleep is a way to wait for others. */
  static final long BRIEF_SLEEP = 2_000_000_000L;

  /** Visits of one place without any effect in between, after which a thread lets others go first. */
  private static final int SPIN = 5;

  /** The same at places that nobody else seems to come to. */
  private static final int SPIN_UNSHARED = 1_000;

  /** Loop turns and calls in one schedule, at most. */
  private static final int STEPS_AT_MOST = 5_000_000;

  private static final class Monitor {
    Task owner;
    int count;
    final List<Task> waiting = new ArrayList<>();
  }

  private final Map<Object, Monitor> monitors = new IdentityHashMap<>();
  private final Map<Object, Object> lockOfCondition = new IdentityHashMap<>();
  private final Map<Object, Integer> identities = new IdentityHashMap<>();
  private final Schedules schedules;
  private final Recorder recorder;
  private final Runnable always;
  private final Map<Thread, Boolean> announced = new IdentityHashMap<>();
  volatile boolean outOfSight;
  private long checkedAt;
  private int steps;
  private ForkJoinPool commonPool;
  private ScheduledThreadPoolExecutor delayer;

  /**
   * @param recorder what writes the schedule down, or null
   */
  Model(
      Plan plan, Search search, Memory memory, Schedules schedules, Recorder recorder, Runnable always) {
    super(plan, search, memory);
    this.schedules = schedules;
    this.recorder = recorder;
    this.recording = recorder != null;
    this.always = always;
  }

  private boolean worth(Task me, int site) {
    return me.index != 0 && (search.everyAccess() || memory.isFlagged(site));
  }

  /** A point before an access or a call; the thread yields where it has been here too often. */
  private void arrive(Task me, int site, Object object, int index, boolean mayChange) {
    check();
    if (me.initialising > 0) {
      // Not counted: where the classes are used again there is nothing left to initialise.
      return;
    }
    boolean shared = memory.isFlagged(site);
    int visits = mayChange ? 0 : me.visits.visit(site, object, index, writes);
    if (me.index != 0 && visits > (shared ? SPIN : SPIN_UNSHARED)) {
      yieldTurn(me);
    } else {
      // Coming back with nothing changed is no new chance for others.
      point(me, worth(me, site) && (visits <= 1 || search.everyAccess()));
    }
  }

  private void check() {
    if (always != null && checkedAt != effects) {
      checkedAt = effects;
      try {
        always.run();
      } catch (Throwable broken) {
        throw finish(Ending.failed(current, broken));
      }
    }
  }

  private void changed() {
    effects++;
    writes++;
  }

  // Fields, elements, monitors.

  @Override
  public void access(Object owner, int index, int siteId, boolean write) {
    if (over) {
      return;
    }
    inside = true;
    try {
      Task me = current;
      Site site = Sites.get(siteId);
      me.site = siteId;
      if (write && completes(me, owner, index, site)) {
        point(me, false);
      } else {
        arrive(me, siteId, owner, index, write);
      }
      if (memory.touch(me, owner, index, site, write)) {
        changed();
      }
      me.lastRead = write ? null : site;
      me.lastReadOwner = owner;
      me.lastReadIndex = index;
      me.lastReadEvent = events;
      if (recorder != null) {
        recorder.access(me, owner, index, site, events);
      }
    } finally {
      inside = false;
    }
  }

  /** Whether the scenario itself has just read what it writes now: its own {@code count++} must not be torn apart. */
  private boolean completes(Task me, Object owner, int index, Site site) {
    return me.lastRead != null
        && me.lastReadEvent == events
        && me.lastReadOwner == owner
        && me.lastReadIndex == index
        && me.lastRead.line() == site.line()
        && me.lastRead.name().equals(site.name())
        && schedules.trusted(site.className());
  }

  @Override
  public void value(Object value) {
    if (!over) {
      inside = true;
      recorder.value(current, value);
      inside = false;
    }
  }

  private Monitor monitor(Object object) {
    Monitor monitor = monitors.get(object);
    if (monitor == null) {
      monitor = new Monitor();
      monitors.put(object, monitor);
    }
    return monitor;
  }

  @Override
  boolean monitorFree(Object object, Task task) {
    Monitor monitor = monitors.get(object);
    return monitor == null || monitor.owner == null || monitor.owner == task;
  }

  @Override
  public void enter(Object object, int site) {
    if (over) {
      unwindIfHeld(object);
      return;
    }
    inside = true;
    try {
      Task me = current;
      me.site = site;
      Monitor monitor = monitor(object);
      if (monitor.owner != me) {
        arrive(me, site, object, Memory.WHOLE, false);
        memory.touch(me, object, Memory.WHOLE, Sites.get(site), true);
      }
      take(me, monitor, object, site, 1);
      if (recorder != null) {
        recorder.event(me, "locks", object, Sites.get(site), events);
      }
    } finally {
      inside = false;
    }
  }

  private void unwindIfHeld(Object object) {
    Monitor monitor = monitors.get(object);
    if (monitor != null && monitor.owner != null && monitor.owner != current && !monitor.owner.ended) {
      throw new Unwind();
    }
  }

  private void take(Task me, Monitor monitor, Object object, int site, int count) {
    if (monitor.owner == me) {
      monitor.count += count;
    } else {
      while (monitor.owner != null) {
        if (recorder != null) {
          recorder.event(me, "waits for", object, Sites.get(site), events);
        }
        me.on = object;
        me.state = Task.State.ENTERING;
        boolean waited = me.interrupted;
        block(me);
        if (me.interrupted && !waited) {
          takeInterrupt(me);
        }
      }
      monitor.owner = me;
      monitor.count = count;
    }
    for (int i = 0; i < count; i++) {
      me.acquired(object, site);
    }
    memory.acquire(me, object);
  }

  @Override
  public void exit(Object object) {
    if (over) {
      leaveQuietly(object);
      return;
    }
    inside = true;
    Task me = current;
    Monitor monitor = monitors.get(object);
    if (monitor != null && monitor.owner == me) {
      memory.release(me, object);
      me.released(object);
      if (--monitor.count == 0) {
        monitor.owner = null;
        effects++;
      }
    }
    inside = false;
  }

  private void leaveQuietly(Object object) {
    Monitor monitor = monitors.get(object);
    if (monitor != null && monitor.owner == current && --monitor.count == 0) {
      monitor.owner = null;
    }
  }

  @Override
  public void await(Object object, long nanos, int site) throws InterruptedException {
    inside = true;
    try {
      if (over) {
        throw new Unwind();
      }
      Task me = current;
      me.site = site;
      events++;
      if (recorder != null) {
        recorder.event(me, "waits on", object, Sites.get(site), events);
      }
      waitOn(me, object, nanos);
    } finally {
      inside = false;
    }
  }

  private void waitOn(Task me, Object object, long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Monitor monitor = monitor(object);
    int count = monitor.count;
    Task.Hold hold = me.hold(object);
    int site = hold == null ? me.site : hold.site;
    memory.release(me, object);
    me.holds.remove(hold);
    monitor.owner = null;
    monitor.count = 0;
    effects++;
    monitor.waiting.add(me);
    me.on = object;
    me.notified = false;
    me.state = Task.State.WAITING;
    setDeadline(me, nanos, BRIEF_WAIT);
    try {
      block(me);
    } finally {
      monitor.waiting.remove(me);
      if (!over) {
        take(me, monitor, object, site, Math.max(1, count));
      }
    }
    memory.acquire(me, object);
    if (me.notified) {
      if (me.interrupted) {
        takeInterrupt(me);
      }
    } else if (me.interrupted) {
      me.interrupted = false;
      throw new InterruptedException();
    }
  }

  private void setDeadline(Task me, long nanos, long brief) {
    me.timedOut = false;
    me.deadline = nanos < 0 ? Task.NEVER : Math.min(now + nanos, Task.NEVER - 1);
    me.brief = nanos >= 0 && nanos <= brief;
  }

  @Override
  public void signal(Object object, boolean all, int site) {
    if (over) {
      return;
    }
    inside = true;
    try {
      Task me = current;
      me.site = site;
      if (recorder != null) {
        recorder.event(me, all ? "notifies all on" : "notifies one on", object, Sites.get(site), events);
      }
      wakeWaiting(object, all);
    } finally {
      inside = false;
    }
  }

  private void wakeWaiting(Object object, boolean all) {
    Monitor monitor = monitor(object);
    List<Task> waiting = new ArrayList<>();
    for (Task each : monitor.waiting) {
      if (!each.notified && !each.interrupted && !each.timedOut) {
        waiting.add(each);
      }
    }
    if (waiting.isEmpty()) {
      return;
    }
    effects++;
    if (all) {
      for (Task each : waiting) {
        each.notified = true;
      }
    } else {
      Task chosen = waiting.size() == 1 ? waiting.get(0) : choose(waiting);
      chosen.notified = true;
      if (recorder != null) {
        recorder.woken(current, chosen);
      }
    }
  }

  // Calls into the JDK.

  @Override
  public void call(Object receiver, int siteId) {
    if (over) {
      return;
    }
    inside = true;
    try {
      Task me = current;
      Site site = Sites.get(siteId);
      Kind kind = Kind.of(site, receiver);
      if (kind == Kind.HARMLESS) {
        return;
      }
      me.site = siteId;
      boolean changes = !Kind.looksOnly(site.name());
      switch (kind) {
        case COLLECTION -> {
          arrive(me, siteId, receiver, Memory.CONTENT, changes);
          if (memory.touch(me, receiver, Memory.CONTENT, site, changes)) {
            changed();
          }
        }
        case LOCK, CONDITION -> {
          boolean frees = site.name().equals("unlock");
          if (frees || kind == Kind.CONDITION) {
            // A switch just after the lock is free again does what one before the next access does.
            point(me, search.everyAccess() && worth(me, siteId));
          } else {
            arrive(me, siteId, receiver, Memory.WHOLE, false);
          }
          memory.touch(me, receiver, Memory.WHOLE, site, true);
          beforeLock(me, receiver, kind, frees);
        }
        case SYNC, HANDLE, TASKS, SELF_LOCKED, THREAD -> {
          // What an executor or a future is asked to do may have effects that nobody can foresee.
          arrive(me, siteId, receiver, Memory.WHOLE, kind == Kind.TASKS && changes);
          if (receiver != null) {
            memory.touch(me, receiver, Memory.WHOLE, site, changes);
            memory.release(me, receiver);
          }
          if (kind != Kind.SYNC) {
            memory.releaseTasks(me);
          }
          if (kind == Kind.HANDLE) {
            memory.release(me, Memory.class);
          }
          if (kind == Kind.SELF_LOCKED) {
            take(me, monitor(receiver), receiver, siteId, 1);
          }
        }
        default -> throw new AssertionError(kind);
      }
      me.calls.add(new Task.Call(receiver, siteId, kind, Kind.content(receiver)));
      if (recorder != null) {
        recorder.call(me, receiver, site, events);
      }
    } finally {
      inside = false;
    }
  }

  private void beforeLock(Task me, Object receiver, Kind kind, boolean frees) {
    Object lock = kind == Kind.CONDITION ? lockOfCondition.get(receiver) : receiver;
    if (frees) {
      me.released(receiver);
      effects++;
    }
    if (kind == Kind.CONDITION || frees) {
      memory.release(me, lock == null ? Memory.class : lock);
    }
    if (lock == null || !lock.getClass().getName().endsWith("ReentrantLock")) {
      memory.releaseTasks(me);
    }
  }

  @Override
  public void returned(Object result, int siteId) {
    if (over) {
      return;
    }
    inside = true;
    try {
      Task me = current;
      Task.Call call = ended(me, siteId);
      if (call == null) {
        return;
      }
      Site site = Sites.get(siteId);
      Object receiver = call.receiver();
      switch (call.kind()) {
        case LOCK, CONDITION -> afterLock(me, call, site, result);
        case SELF_LOCKED -> {
          exitSelfLocked(me, receiver);
          changedUnless(call, site, result);
        }
        case COLLECTION -> {}
        default -> {
          if (receiver != null) {
            memory.acquire(me, receiver);
          }
          if (call.kind() != Kind.SYNC) {
            memory.acquireTasks(me);
          }
          if (call.kind() == Kind.HANDLE) {
            memory.acquire(me, Memory.class);
          }
          changedUnless(call, site, result);
        }
      }
      if (recorder != null) {
        recorder.returned(me, site, result);
      }
    } finally {
      inside = false;
    }
  }

  private void changedUnless(Task.Call call, Site site, Object result) {
    boolean empty = result == null && (site.name().equals("poll") || site.name().startsWith("poll"));
    boolean same = call.before() != null && call.before().equals(Kind.content(call.receiver()));
    if (!Kind.looksOnly(site.name()) && !Kind.failed(result) && !empty && !same) {
      changed();
    }
  }

  private void exitSelfLocked(Task me, Object receiver) {
    Monitor monitor = monitor(receiver);
    if (monitor.owner == me) {
      memory.release(me, receiver);
      me.released(receiver);
      if (--monitor.count == 0) {
        monitor.owner = null;
        effects++;
      }
    }
  }

  private static Task.Call ended(Task me, int siteId) {
    for (int i = me.calls.size() - 1; i >= 0; i--) {
      if (me.calls.get(i).site() == siteId) {
        Task.Call call = me.calls.get(i);
        while (me.calls.size() > i) {
          me.calls.remove(me.calls.size() - 1);
        }
        return call;
      }
    }
    return null;
  }

  private void afterLock(Task me, Task.Call call, Site site, Object result) {
    Object receiver = call.receiver();
    switch (site.name()) {
      case "lock", "lockInterruptibly", "writeLock", "readLock" -> took(me, receiver, site);
      case "tryLock" -> {
        if (Boolean.TRUE.equals(result)) {
          took(me, receiver, site);
        }
      }
      case "newCondition" -> lockOfCondition.put(result, receiver);
      case "signal", "signalAll" -> effects++;
      default -> {}
    }
    Object lock = call.kind() == Kind.CONDITION ? lockOfCondition.get(receiver) : receiver;
    if (call.kind() == Kind.CONDITION) {
      memory.acquire(me, lock == null ? Memory.class : lock);
    }
    if (lock == null || !lock.getClass().getName().endsWith("ReentrantLock")) {
      memory.acquireTasks(me);
    }
  }

  private void took(Task me, Object lock, Site site) {
    me.acquired(lock, site.id());
    memory.acquire(me, lock);
  }

  @Override
  public void tick() {
    if (over) {
      throw new Unwind();
    }
    if (++steps > STEPS_AT_MOST) {
      inside = true;
      try {
        throw finish(Ending.of(Ending.Reason.TOO_LONG, "more than " + STEPS_AT_MOST + " steps"));
      } finally {
        inside = false;
      }
    }
  }

  @Override
  public void entered() {
    tick();
    Task me = current;
    if (me.worker || !me.calls.isEmpty()) {
      inside = true;
      memory.acquireTasks(me);
      memory.releaseTasks(me);
      inside = false;
    }
  }

  @Override
  public void initialising(boolean begins) {
    current.initialising += begins ? 1 : -1;
  }

  @Override
  public void caught(Throwable thrown) {
    if (thrown instanceof Unwind unwind) {
      throw unwind;
    }
    Task me = current;
    for (int i = me.calls.size() - 1; i >= 0; i--) {
      if (me.calls.get(i).kind() == Kind.SELF_LOCKED) {
        inside = true;
        exitSelfLocked(me, me.calls.remove(i).receiver());
        inside = false;
      }
    }
  }

  // Threads and time.

  @Override
  public void sleep(long nanos, int site) throws InterruptedException {
    inside = true;
    try {
      if (over) {
        throw new Unwind();
      }
      Task me = current;
      me.site = site;
      events++;
      if (recorder != null) {
        recorder.event(me, "sleeps", null, Sites.get(site), events);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      me.state = Task.State.SLEEPING;
      setDeadline(me, nanos, BRIEF_SLEEP);
      block(me);
      if (me.interrupted) {
        me.interrupted = false;
        throw new InterruptedException();
      }
    } finally {
      inside = false;
    }
  }

  @Override
  public boolean join(Thread thread, long nanos, int site) throws InterruptedException {
    inside = true;
    try {
      if (over) {
        throw new Unwind();
      }
      Task me = current;
      me.site = site;
      point(me, me.index != 0);
      if (recorder != null) {
        recorder.event(me, "joins " + shown(thread), null, Sites.get(site), events);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Task other = task(thread);
      if (other == null) {
        return !thread.isAlive();
      }
      me.on = thread;
      me.state = Task.State.JOINING;
      setDeadline(me, nanos, BRIEF_WAIT);
      block(me);
      if (other.state == Task.State.DONE) {
        me.clock = Clocks.join(me.clock, other.clock);
      }
      if (me.interrupted) {
        if (other.state == Task.State.DONE) {
          takeInterrupt(me);
        } else {
          me.interrupted = false;
          throw new InterruptedException();
        }
      }
      if (other.state == Task.State.DONE && !(thread instanceof Worker)) {
        settle(thread);
      }
      return other.state == Task.State.DONE;
    } finally {
      inside = false;
    }
  }

  /** The model knows that the thread has ended; the JVM may need some microseconds more. */
  private static void settle(Thread thread) {
    boolean interrupted = Thread.interrupted();
    while (thread.isAlive()) {
      try {
        thread.join(1_000);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Thread.State state(Thread thread) {
    Task task = over ? null : task(thread);
    if (task == null) {
      return announced.containsKey(thread) ? Thread.State.NEW : thread.getState();
    }
    return switch (task.state) {
      case READY -> Thread.State.RUNNABLE;
      case ENTERING -> Thread.State.BLOCKED;
      case DONE -> Thread.State.TERMINATED;
      default -> task.deadline == Task.NEVER ? Thread.State.WAITING : Thread.State.TIMED_WAITING;
    };
  }

  private String shown(Thread thread) {
    Task task = task(thread);
    return task == null ? thread.getName() : task.name;
  }

  @Override
  public void pause(int site) {
    if (over) {
      throw new Unwind();
    }
    inside = true;
    try {
      Task me = current;
      me.site = site;
      check();
      int visits = me.visits.visit(site, null, 0, writes);
      if (me.index != 0 && visits > 1) {
        yieldTurn(me);
      } else {
        point(me, me.index != 0);
      }
    } finally {
      inside = false;
    }
  }

  @Override
  public boolean isAlive(Thread thread, int site) {
    inside = true;
    try {
      Task me = current;
      Task other = task(thread);
      if (!over && other != null) {
        arrive(me, site, thread, Memory.WHOLE, false);
        if (other.state == Task.State.DONE) {
          me.clock = Clocks.join(me.clock, other.clock);
          return false;
        }
      }
      return thread.isAlive() && !(thread instanceof Worker);
    } finally {
      inside = false;
    }
  }

  @Override
  public long time(int site) {
    inside = true;
    try {
      Task me = current;
      if (!over) {
        int visits = me.visits.visit(site, null, 0, writes);
        now += 1_000L << Math.min(visits / 4, 20);
        if (visits > SPIN && me.index != 0) {
          yieldTurn(me);
        } else {
          point(me, false);
        }
      }
      return now;
    } finally {
      inside = false;
    }
  }

  @Override
  public int identity(Object object) {
    inside = true;
    try {
      Integer known = identities.get(object);
      if (known == null) {
        known = 1_000 + 7 * identities.size();
        identities.put(object, known);
      }
      return known;
    } finally {
      inside = false;
    }
  }

  @Override
  public void park(long nanos) {
    inside = true;
    try {
      if (over) {
        throw new Unwind();
      }
      Task me = current;
      if (me.permit) {
        me.permit = false;
        me.clock = Clocks.join(me.clock, me.wakeClock);
        return;
      }
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      if (me.worker || !me.calls.isEmpty()) {
        memory.releaseTasks(me);
      }
      me.state = Task.State.PARKED;
      setDeadline(me, nanos, BRIEF_WAIT);
      block(me);
      me.permit = false;
      me.clock = Clocks.join(me.clock, me.wakeClock);
      if (me.worker) {
        memory.acquireTasks(me);
      }
      if (me.interrupted) {
        takeInterrupt(me);
      }
    } finally {
      inside = false;
    }
  }

  @Override
  public boolean unpark(Thread thread) {
    inside = true;
    try {
      Task other = task(thread);
      if (other == null) {
        return false;
      }
      if (!over) {
        other.permit = true;
        effects++;
        Task me = current;
        me.wokeWorker |= other.worker && other.calls.isEmpty();
        other.wakeClock = Clocks.join(other.wakeClock, me.clock);
        memory.step(me);
      }
      return true;
    } finally {
      inside = false;
    }
  }

  @Override
  public void starting(Thread thread) {
    inside = true;
    try {
      if (over) {
        throw new Unwind();
      }
      if (thread.getState() == Thread.State.NEW && task(thread) == null && Jdk.ofTheProgram(thread)) {
        adopt(thread, recorder == null ? thread.getName() : recorder.nameOf(thread, false), false, false);
      }
    } finally {
      inside = false;
    }
  }

  /** A thread that the scenario has named, but not started yet. */
  void named(Thread thread, boolean daemon) {
    inside = true;
    announced.put(thread, daemon);
    inside = false;
  }

  /** Starts a thread that the scenario has named. Called by the test's own thread. */
  void startNamed(Worker thread, Runnable body) {
    inside = true;
    adopt(thread, thread.getName(), true, announced.get(thread));
    thread.begin(worker -> run(worker, body));
    inside = false;
  }

  /** The life of a worker in this schedule. */
  void run(Worker worker, Runnable body) {
    try {
      begin((Thread) worker);
      body.run();
    } catch (Throwable thrown) {
      uncaught(worker, thrown);
    }
    Jdk.clear(worker);
    ending(worker);
  }

  /** Called by the test's own thread: until those that it has started have ended. */
  void awaitNamed() {
    inside = true;
    try {
      Task me = current;
      me.state = Task.State.ENDING;
      block(me);
      for (Task each : tasks) {
        me.clock = Clocks.join(me.clock, each.clock);
      }
    } finally {
      inside = false;
    }
  }

  /** Called by the test's own thread as the last thing that it does. */
  void finished(Throwable thrown) {
    if (!(thrown instanceof Unwind)) {
      inside = true;
      finish(thrown == null ? Ending.of(Ending.Reason.FINISHED, null) : Ending.failed(current, thrown));
      inside = false;
    }
  }

  long progress() {
    return (long) events + steps + (long) current.index * 31;
  }

  /** Called by the controller about a thread that does not come back. */
  void giveUp(String text) {
    outOfSight = true;
    ending = Ending.of(Ending.Reason.OUT_OF_SIGHT, text);
    over = true;
  }

  /** Called by the controller, when the schedule is over and nobody runs. */
  boolean canUnwind(Task task) {
    if (task.state != Task.State.WAITING) {
      return true;
    }
    Monitor monitor = monitors.get(task.on);
    return monitor == null || monitor.owner == null || monitor.owner == task || monitor.owner.ended;
  }

  void unwind(Task task) {
    inside = true;
    hand(task);
  }

  void begin(Task first) {
    current = first;
    inside = true;
    running = first.thread;
    first.go = true;
  }

  Task adopt(Thread thread, String name, boolean named, boolean daemon) {
    Task parent = current;
    Task child = add(thread, name, named, daemon);
    child.worker = !named && Jdk.runsJdkCode(thread);
    if (parent != null) {
      parent.wokeWorker |= !named;
      child.clock = Clocks.join(child.clock, parent.clock);
      memory.step(parent);
    }
    changed();
    if (!(thread instanceof Worker) && thread.getUncaughtExceptionHandler() == thread.getThreadGroup()) {
      thread.setUncaughtExceptionHandler(this::uncaught);
    }
    return child;
  }

  private void uncaught(Thread thread, Throwable thrown) {
    if (thrown instanceof Unwind || over) {
      return;
    }
    Task task = task(thread);
    Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
    if (task != null && !task.named && usual != null && !(thrown instanceof AssertionError)) {
      usual.uncaughtException(thread, thrown);
    }
    inside = true;
    if (task != null) {
      task.died = thrown;
      if (recorder != null) {
        recorder.died(task, thrown);
      }
      if (task.named || thrown instanceof AssertionError) {
        finish(Ending.failed(task, thrown));
      }
    }
    inside = false;
  }

  @Override
  public void begin(Thread thread) {
    Task task = task(thread);
    if (task == null || task.begun) {
      return;
    }
    task.begun = true;
    Jdk.seed(thread, task.index);
    try {
      gate(task);
    } finally {
      inside = false;
    }
  }

  @Override
  public void ending(Thread thread) {
    Task me = current;
    inside = true;
    if (!over) {
      me.state = Task.State.DONE;
      memory.releaseTasks(me);
      changed();
      wakeWaiting(thread, true);
      if (recorder != null) {
        recorder.ended(me, events);
      }
      try {
        Task next = next(me);
        switched(me, next, false);
        me.ended = true;
        hand(next);
        return;
      } catch (Unwind stuck) {
        me.state = Task.State.DONE;
      }
    }
    me.ended = true;
    running = null;
    LockSupport.unpark(controller);
  }

  @Override
  public boolean interrupt(Thread thread) {
    Task other = task(thread);
    if (other == null || other == current) {
      return false;
    }
    if (!over && other.state != Task.State.DONE) {
      other.interrupted = true;
      changed();
      other.wakeClock = Clocks.join(other.wakeClock, current.clock);
      memory.step(current);
      if (recorder != null) {
        recorder.interrupted(current, other);
      }
    }
    return true;
  }

  @Override
  public boolean interruptPending(Thread thread) {
    Task other = task(thread);
    return other != null && other != current && other.interrupted;
  }

  @Override
  void switched(Task from, Task to, boolean preempted) {
    if (recorder != null && preempted) {
      recorder.preempted(from, to);
    }
  }

  // Inside the JDK: no points, but its monitors count.

  @Override
  public void innerEnter(Object object) {
    if (over) {
      unwindIfHeld(object);
      return;
    }
    inside = true;
    try {
      take(current, monitor(object), object, current.site, 1);
    } finally {
      inside = false;
    }
  }

  @Override
  public void innerExit(Object object) {
    exit(object);
  }

  @Override
  public void innerAwait(Object object, long nanos) throws InterruptedException {
    inside = true;
    try {
      if (over) {
        throw new Unwind();
      }
      Task me = current;
      memory.releaseTasks(me);
      waitOn(me, object, nanos);
      memory.acquireTasks(me);
    } finally {
      inside = false;
    }
  }

  @Override
  public void innerSignal(Object object, boolean all) {
    if (over) {
      return;
    }
    inside = true;
    try {
      wakeWaiting(object, all);
    } finally {
      inside = false;
    }
  }

  @Override
  public void innerYield() {
    if (over) {
      throw new Unwind();
    }
    inside = true;
    try {
      Task me = current;
      if (me.visits.visit(-7, null, 0, writes) > SPIN) {
        yieldTurn(me);
      }
    } finally {
      inside = false;
    }
  }

  @Override
  public long innerTime() {
    return now;
  }

  @Override
  public ForkJoinPool commonPool() {
    if (commonPool == null) {
      commonPool = new ForkJoinPool(2);
    }
    return commonPool;
  }

  @Override
  public Executor asyncPool(Executor usual) {
    return commonPool();
  }

  @Override
  public ScheduledThreadPoolExecutor delayer() {
    if (delayer == null) {
      delayer = new ScheduledThreadPoolExecutor(1);
      delayer.setRemoveOnCancelPolicy(true);
    }
    return delayer;
  }
}
