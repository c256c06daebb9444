package io.plugdesk.editions;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.editions.Plan.Step;
import io.plugdesk.desk.tenants.Feature;
import io.plugdesk.desk.tenants.Features;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Switches plugins on and off one after the other, and takes all of it back when one fails. */
final class Switching {
  private static final String DEFAULTS = "{}";

  private final Features features;
  private final TenantContext tenant;
  private final String actor;
  private final Map<String, Feature> before;
  private final Deque<Runnable> back = new ArrayDeque<>();

  Switching(Features features, TenantContext tenant, String actor) {
    this.features = features;
    this.tenant = tenant;
    this.actor = actor;
    before =
        features.list(tenant).stream()
            .collect(Collectors.toMap(Feature::plugin, Function.identity()));
  }

  /** Carries the steps out, then what belongs to them; a failure takes all of it back. */
  void carryOut(List<Step> steps, Runnable end) {
    try {
      steps.forEach(this::carryOut);
      end.run();
    } catch (RuntimeException e) {
      takeBack(e);
      throw e;
    }
  }

  private void carryOut(Step step) {
    var plugin = step.plugin();
    var was = before.get(plugin);
    switch (step.action()) {
      case ON -> {
        // What somebody has switched on meanwhile keeps its settings.
        if (was == null) {
          features.enable(tenant, plugin, DEFAULTS, actor);
          back.push(() -> features.disable(tenant, plugin, actor));
        }
      }
      case OFF -> {
        if (was != null) {
          features.disable(tenant, plugin, actor);
          back.push(() -> features.enable(tenant, plugin, was.settingsJson(), actor));
        }
      }
      case KEEP -> {
        // It is on.
      }
    }
  }

  private void takeBack(RuntimeException failure) {
    while (!back.isEmpty()) {
      try {
        back.pop().run();
      } catch (RuntimeException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
