package io.plugdesk.browser;

/** A house that runs already and goes on afterwards. */
record RunningHouse(String url) implements House {
  @Override
  public void close() {}
}
