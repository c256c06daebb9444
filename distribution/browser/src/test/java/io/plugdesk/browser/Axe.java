package io.plugdesk.browser;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** Asks axe what on a page keeps somebody out: WCAG 2.2 AA and its best practices. */
final class Axe {
  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private Axe() {}

  /** Each broken rule with the elements that break it; empty when all is well. */
  static List<String> violations(Page page) {
    var options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    options.setRules(Map.of("target-size", on()));
    // The chat has no frames, so the page that axe opens to join their results is spared.
    var axe = new AxeBuilder(page).setLegacyMode(true).options(options).withTags(TAGS);
    return axe.analyze().getViolations().stream().map(Axe::told).toList();
  }

  /** Rules of WCAG 2.2 are off by default. */
  private static AxeRuleOptions on() {
    var rule = new AxeRuleOptions();
    rule.setEnabled(true);
    return rule;
  }

  private static String told(Rule rule) {
    var elements = rule.getNodes().stream().map(node -> node.getHtml()).toList();
    return rule.getId() + ": " + rule.getHelp() + " " + elements;
  }
}
