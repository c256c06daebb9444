package io.plugdesk.shell;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.editions.Edition;
import io.plugdesk.desk.editions.Plan;
import io.plugdesk.desk.editions.Plan.Action;
import io.plugdesk.desk.editions.Plan.Gap;
import io.plugdesk.desk.editions.Plan.Step;
import io.plugdesk.desk.editions.Planning;
import io.plugdesk.desk.editions.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A house in which a chat can be had and a voice cannot, in memory. */
final class FakePlanning implements Planning {
  final List<String> orders = new ArrayList<>();

  @Override
  public Edition edition(TenantContext tenant) {
    return new Edition(List.of("orders"), true);
  }

  @Override
  public List<String> offered() {
    return List.of("chat", "chat.web", "orders");
  }

  @Override
  public Plan plan(TenantContext tenant, Wish wish) {
    orders.add("plan " + new TreeSet<>(wish.add()) + new TreeSet<>(wish.remove()));
    return wish.add().contains("voice")
        ? new Plan(
            false,
            false,
            List.of("voice"),
            List.of(),
            List.of(
                new Gap(0, "voice", "", "channel.voice", "it needs speech", ""),
                new Gap(1, "speech", "channel.voice", "", "nobody provides", "install one")))
        : new Plan(
            true,
            false,
            List.of("chat"),
            List.of(
                new Step(Action.ON, "channel.web", "chat is asked for"),
                new Step(Action.OFF, "tool.orders", "-orders")),
            List.of());
  }

  @Override
  public Plan apply(TenantContext tenant, Wish wish, String actor) {
    var plan = plan(tenant, wish);
    orders.add("apply by " + actor);
    return plan.possible() ? plan.asDone() : plan;
  }
}
