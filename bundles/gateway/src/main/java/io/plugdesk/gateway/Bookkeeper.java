package io.plugdesk.gateway;

/** Takes down what each call of a model cost. */
interface Bookkeeper extends AutoCloseable {
  /** Notes a record; returns at once. */
  void add(UsageRecord usage);

  /** Notes nothing more; what was noted is kept as far as possible. */
  @Override
  default void close() {}
}
