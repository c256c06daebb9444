package io.plugdesk.intake;

import io.plugdesk.desk.knowledge.IngestProgress.Following;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks a few times a second for those who follow something, in one thread, until its end. */
final class Followers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
  private static final int LOOK_MILLIS = 200;

  private final Set<Follower<?>> followers = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService looking;

  Followers(String thread) {
    this.looking = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, thread));
  }

  /**
   * Tells each change of what is followed; the last call is the one with its end.
   *
   * @param look finds it as it is; empty when it is gone, which ends the calls
   * @param ended whether it will not change any more
   * @param listener is told
   */
  <T> Following follow(Supplier<Optional<T>> look, Predicate<T> ended, Consumer<T> listener) {
    Follower<T> follower = new Follower<>(look, ended, listener);
    followers.add(follower);
    follower.turns =
        looking.scheduleWithFixedDelay(
            () -> lookSafely(follower), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return follower;
  }

  @Override
  public void close() {
    followers.clear();
    looking.shutdownNow();
  }

  private void lookSafely(Follower<?> follower) {
    try {
      follower.look();
    } catch (RuntimeException failure) {
      LOG.debug("What is followed could not be looked at; the next look comes", failure);
    }
  }

  /** One who follows. */
  private final class Follower<T> implements Following {
    private final Supplier<Optional<T>> look;
    private final Predicate<T> ended;
    private final Consumer<T> listener;
    private volatile ScheduledFuture<?> turns;
    private T seen;

    Follower(Supplier<Optional<T>> look, Predicate<T> ended, Consumer<T> listener) {
      this.look = look;
      this.ended = ended;
      this.listener = listener;
    }

    void look() {
      if (!followers.contains(this)) {
        close();
        return;
      }
      T now = look.get().orElse(null);
      if (now != null && !now.equals(seen)) {
        seen = now;
        listener.accept(now);
      }
      if (now == null || ended.test(now)) {
        close();
      }
    }

    @Override
    public void close() {
      followers.remove(this);
      ScheduledFuture<?> planned = turns;
      if (planned != null) {
        planned.cancel(false);
      }
    }
  }
}
