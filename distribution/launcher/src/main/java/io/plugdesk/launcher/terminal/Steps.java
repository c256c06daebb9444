package io.plugdesk.launcher.terminal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Steps that may run side by side: each becomes a line with its time when it ends. */
public final class Steps implements AutoCloseable {
  private static final long LONG_MILLIS = 2000;
  private static final long TICK_MILLIS = 120;
  private static final double MILLIS_PER_SECOND = 1000.0;
  private static final String[] WHEEL = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};

  private final Terminal terminal;
  private final Map<String, Step> running = new LinkedHashMap<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "ticker");
            thread.setDaemon(true);
            return thread;
          });
  private int turn;

  public Steps(Terminal terminal) {
    this.terminal = terminal;
    if (terminal.isLive()) {
      ticker.scheduleAtFixedRate(this::draw, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** What a step tells while it runs and when it ends. */
  public static final class Step {
    private final long started = System.nanoTime();
    private volatile String note = "";

    private Step() {}

    /** A few words: how far it is, and at the end what came out. */
    public void note(String words) {
      note = words;
    }

    private long millis() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }
  }

  /** The work of a step. */
  public interface Work {
    void run(Step step) throws Exception;
  }

  /** Runs the work and prints its line; a failure is shown with a cross and thrown on. */
  public void run(String name, Work work) throws Exception {
    Step step = new Step();
    synchronized (running) {
      running.put(name, step);
    }
    boolean done = false;
    try {
      work.run(step);
      done = true;
    } finally {
      synchronized (running) {
        running.remove(name);
      }
      terminal.line(line(done ? terminal.tick() : terminal.cross(), name, step));
    }
  }

  private String line(String sign, String name, Step step) {
    String note = step.note.isEmpty() ? "" : "  " + terminal.faint(step.note);
    return "%s %-14s %6s%s".formatted(sign, name, seconds(step.millis()), note);
  }

  static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND);
  }

  private void draw() {
    synchronized (running) {
      StringJoiner names = new StringJoiner(" · ");
      running.forEach(
          (name, step) -> {
            if (step.millis() > LONG_MILLIS) {
              String note = step.note.isEmpty() ? "" : " " + step.note;
              names.add(name + " " + step.millis() / 1000 + " s" + note);
            }
          });
      if (names.length() > 0) {
        terminal.change(WHEEL[turn++ % WHEEL.length] + " " + names);
      }
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
