package io.plugdesk.rest.routing;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One live resource: where it is served, by whom, and how many requests are under way in it. */
public final class Route {
  private final String path;
  private final Owner owner;
  private final Rank rank;
  private final Class<?> resource;
  private final Handler handler;
  private final Set<Runnable> readers = ConcurrentHashMap.newKeySet();
  private int underWay;
  private boolean closed;

  /**
   * Makes an open route.
   *
   * @param path the path below which it answers, beginning with a slash
   * @param owner the bundle that brought it
   * @param rank its place among resources on the same path
   * @param resource the class with the JAX-RS annotations
   * @param handler what answers
   */
  public Route(String path, Owner owner, Rank rank, Class<?> resource, Handler handler) {
    if (!path.startsWith("/") || path.length() < 2 || path.endsWith("/")) {
      throw new IllegalArgumentException(
          "The path %s of %s begins with a slash and does not end with one"
              .formatted(path, owner.name()));
    }
    this.path = path;
    this.owner = Objects.requireNonNull(owner, "owner");
    this.rank = Objects.requireNonNull(rank, "rank");
    this.resource = Objects.requireNonNull(resource, "resource");
    this.handler = Objects.requireNonNull(handler, "handler");
  }

  /** The path below which it answers. */
  public String path() {
    return path;
  }

  /** The bundle that brought it. */
  public Owner owner() {
    return owner;
  }

  /** Its place among resources on the same path. */
  public Rank rank() {
    return rank;
  }

  /** The class with the JAX-RS annotations. */
  public Class<?> resource() {
    return resource;
  }

  /** What answers its requests. */
  public Handler handler() {
    return handler;
  }

  /** Begins a request; false when the route has closed, and then nothing is to be released. */
  public synchronized boolean acquire() {
    if (closed) {
      return false;
    }
    underWay++;
    return true;
  }

  /** Ends a request that was acquired. */
  public synchronized void release() {
    underWay--;
    notifyAll();
  }

  /**
   * Remembers a stream to which its reader comes back when it ends.
   *
   * @param end ends the stream
   */
  public void reading(Runnable end) {
    readers.add(end);
    if (isClosed()) {
      end.run();
    }
  }

  /** Forgets a stream that has ended. */
  public void read(Runnable end) {
    readers.remove(end);
  }

  /** Ends the streams to which their readers come back: whoever serves then has them. */
  public void endReading() {
    readers.forEach(Runnable::run);
  }

  /** How many requests and streams are under way. */
  public synchronized int underWay() {
    return underWay;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Refuses new requests. */
  public synchronized void close() {
    closed = true;
  }

  /**
   * Waits until no request is under way.
   *
   * @param limit how long at most
   * @return whether none was left
   */
  public synchronized boolean drain(Duration limit) throws InterruptedException {
    var end = System.nanoTime() + limit.toNanos();
    while (underWay > 0) {
      var left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
