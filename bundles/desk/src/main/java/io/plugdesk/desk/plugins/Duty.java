package io.plugdesk.desk.plugins;

/**
 * Which bundles get new work that is not a tenant's alone, such as the requests of a web resource.
 *
 * <p>Called from any thread; microseconds, for nothing but memory is read. Of the versions of a
 * plugin the one in charge gets the work; where none is, those that run stand in for it. What is
 * still tried or about to go gets none. Bundles of the house itself are always on duty, and a
 * bundle that is not there never is. Throws nothing. While nobody publishes it, which is so at the
 * start and in a house without plugins, every bundle counts as being on duty.
 */
public interface Duty {
  /**
   * Whether a bundle gets new work now.
   *
   * @param bundleId the number that the framework gave to the bundle
   */
  boolean takesWork(long bundleId);

  /**
   * Published by rooms that hand out work; called after bundles came or went or changed their
   * roles, in the thread that brought it about: it returns at once, and throws nothing.
   */
  interface Listener {
    /** What {@link #takesWork} says may have changed. */
    void changed();
  }
}
