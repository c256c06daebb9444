package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.editions.Plan;
import io.plugdesk.desk.editions.Planning;
import io.plugdesk.desk.editions.Wish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** What the commands have in common that plan a tenant's edition. */
abstract class PlanAction extends HouseAction {
  @Reference Planning planning;

  @Argument(index = 0, name = "tenant", required = true, description = "Its slug or UUID")
  @Completion(TenantNames.class)
  String name;

  @Argument(
      index = 1,
      name = "features",
      multiValued = true,
      description = "+FEATURE for one that it is to have, -FEATURE for one that it is not to have")
  @Completion(FeatureNames.class)
  List<String> features;

  /** Has it planned, or carried out. */
  abstract Plan plan(Wish wish);

  /** What a person reads below a plan that is possible. */
  abstract String end(String wish);

  @Override
  final void run(Output output) {
    var plan = plan(wish());
    if (output.json()) {
      output.value(view(plan));
    } else if (plan.possible()) {
      print(plan, output);
    } else {
      printGaps(plan, output);
    }
    if (!plan.possible()) {
      throw new PlugdeskException(
          Kind.REJECTED, "That is impossible for %s. Nothing has changed".formatted(name));
    }
  }

  private Wish wish() {
    var add = new TreeSet<String>();
    var remove = new TreeSet<String>();
    for (var word : features == null ? List.<String>of() : features) {
      var feature = word.isEmpty() ? "" : word.substring(1);
      if (word.startsWith("--")) {
        throw new PlugdeskException(
            Kind.REJECTED,
            "Options come first: write %s right after the command's name".formatted(word));
      } else if (word.startsWith("+")) {
        add.add(feature);
      } else if (word.startsWith("-")) {
        remove.add(feature);
      } else {
        throw new PlugdeskException(
            Kind.REJECTED, "Write +%s or -%s, and not %s".formatted(word, word, word));
      }
    }
    return new Wish(add, remove);
  }

  private void print(Plan plan, Output output) {
    output.table(
        List.of("", "PLUGIN", "WHY"),
        plan.steps().stream()
            .map(step -> List.of(word(step.action()), step.plugin(), step.reason()))
            .toList());
    output.line("");
    output.line(
        "edition: " + (plan.edition().isEmpty() ? "none" : String.join(", ", plan.edition())));
    var given = features == null ? "" : " " + String.join(" ", features);
    if (plan.done()) {
      output.line(output.mark(true) + " " + end(given));
    } else {
      output.line(output.faint(isWhole(plan) ? "All of that is there" : end(given)));
    }
  }

  /** Whether nobody asked for anything, and nothing is to be done. */
  private boolean isWhole(Plan plan) {
    return features == null
        && plan.steps().stream().allMatch(step -> step.action() == Plan.Action.KEEP);
  }

  private static void printGaps(Plan plan, Output output) {
    for (var gap : plan.gaps()) {
      var indent = "  ".repeat(gap.depth());
      output.line(indent + gap.sentence());
      if (!gap.cure().isEmpty()) {
        output.line(output.faint(indent + "  " + gap.cure()));
      }
    }
  }

  private static String word(Plan.Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> view(Plan plan) {
    var view = new LinkedHashMap<String, Object>();
    view.put("possible", plan.possible());
    view.put("done", plan.done());
    view.put("edition", plan.edition());
    view.put("steps", plan.steps().stream().map(PlanAction::view).toList());
    view.put("gaps", plan.gaps().stream().map(PlanAction::view).toList());
    return view;
  }

  private static Map<String, Object> view(Plan.Step step) {
    var view = new LinkedHashMap<String, Object>();
    view.put("action", word(step.action()));
    view.put("plugin", step.plugin());
    view.put("reason", step.reason());
    return view;
  }

  private static Map<String, Object> view(Plan.Gap gap) {
    var view = new LinkedHashMap<String, Object>();
    view.put("depth", gap.depth());
    view.put("feature", gap.feature());
    view.put("needed_by", gap.neededBy());
    view.put("plugin", gap.plugin());
    view.put("reason", gap.reason());
    view.put("cure", gap.cure());
    return view;
  }
}
