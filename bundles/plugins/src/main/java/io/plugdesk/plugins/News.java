package io.plugdesk.plugins;

import io.plugdesk.desk.store.Signals;

/** Hears what any node has changed: the declared versions, or the rules of tenants. */
final class News implements Signals.Listener {
  static final String TOPIC = "plugins.changed";
  static final String DECLARED = "declared";
  static final String RULES = "rules";

  private final Runnable declared;
  private final Runnable rules;

  /**
   * Makes a listener.
   *
   * @param declared what is done when the declared versions have changed; returns at once
   * @param rules what is done when rules have changed; returns at once
   */
  News(Runnable declared, Runnable rules) {
    this.declared = declared;
    this.rules = rules;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void heard(String text) {
    (RULES.equals(text) ? rules : declared).run();
  }

  @Override
  public void missed() {
    rules.run();
    declared.run();
  }
}
