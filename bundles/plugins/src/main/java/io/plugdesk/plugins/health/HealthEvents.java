package io.plugdesk.plugins.health;

/** Hears of what becomes of versions; called from any thread, must be quick and throw nothing. */
public interface HealthEvents {
  /** Who releases a version that has done well in its trial. */
  String TRIAL = "trial";

  /** Hears nothing. */
  HealthEvents NONE =
      new HealthEvents() {
        @Override
        public void called(Subject subject, String outcome) {}

        @Override
        public void quarantined(Subject subject, String reason) {}

        @Override
        public void released(Subject subject, String actor) {}
      };

  /** A call has ended: {@code ok} or {@code failed}, or it found no place: {@code refused}. */
  void called(Subject subject, String outcome);

  /** A version gets no work from now on. */
  void quarantined(Subject subject, String reason);

  /** A version gets work again. */
  void released(Subject subject, String actor);
}
