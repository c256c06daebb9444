package io.plugdesk.model.extractive;

import io.plugdesk.model.extractive.Unit.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The units that have been picked, with what they need to be understood, and their text. */
final class Quotation {
  private static final double SIMILAR_ROW = 0.85;
  private static final double SIMILAR_ITEM = 0.7;
  private static final int MOST_ROWS = 6;
  private static final int MOST_ITEMS = 10;
  private static final Pattern CONTINUES =
      Pattern.compile(
          "^(if|however|otherwise|but|unless|in that case|in this case|after that|then|the only"
              + " exception|except|exceptions?|instead)\\b.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LEANS_BACK =
      Pattern.compile(
          "^(it|this|they|these|those|he|she|both|however|otherwise|then|but|in that case|in this"
              + " case|after that|instead|that)\\b.*",
          Pattern.CASE_INSENSITIVE);
  private static final Comparator<Unit> AS_WRITTEN =
      Comparator.comparingInt(Unit::passage).thenComparingInt(Unit::order);

  private final List<Unit> units;
  private final Map<Unit, Double> scored;
  private final boolean wantsSteps;
  private final Map<Integer, Set<Unit>> picked = new LinkedHashMap<>();
  private final Map<String, Set<Integer>> alsoIn = new HashMap<>();
  private int size;

  Quotation(List<Unit> units, Map<Unit, Double> scored, boolean wantsSteps) {
    this.units = units;
    this.scored = scored;
    this.wantsSteps = wantsSteps;
  }

  int size() {
    return size;
  }

  /** The numbers of the passages that are quoted. */
  Set<Integer> passages() {
    return picked.keySet();
  }

  boolean has(Unit unit) {
    return picked.getOrDefault(unit.passage(), Set.of()).contains(unit);
  }

  /** Picks a unit: a step brings its list, a row its like, a pronoun the sentence before. */
  void add(Unit unit) {
    size++;
    pick(unit);
    if (unit.kind() == Kind.SENTENCE) {
      if (LEANS_BACK.matcher(unit.text()).matches()) {
        units.stream().filter(unit::follows).filter(unit::sameBlock).forEach(this::pick);
      }
      if (unit.text().endsWith(":")) {
        units.stream()
            .filter(next -> next.kind() != Kind.SENTENCE && next.passage() == unit.passage())
            .filter(next -> next.block() == unit.block() + 1)
            .limit(MOST_ITEMS)
            .forEach(this::pick);
      }
    } else {
      addLike(unit);
    }
  }

  /**
   * Picks a unit of another place; where its very words are quoted already, that place is cited
   * beside the first.
   */
  void addPlace(Unit unit) {
    boolean said =
        picked.values().stream()
            .flatMap(Set::stream)
            .anyMatch(one -> one.text().equals(unit.text()));
    if (said) {
      alsoIn.computeIfAbsent(unit.text(), text -> new TreeSet<>()).add(unit.passage());
    } else {
      add(unit);
    }
  }

  /** Picks the sentence after a sentence where it limits or continues it. */
  void addWhatContinues(Unit unit) {
    units.stream()
        .filter(next -> next.follows(unit) && next.sameBlock(unit) && !has(next))
        .filter(next -> next.kind() == Kind.SENTENCE)
        .filter(next -> CONTINUES.matcher(next.text()).matches())
        .forEach(
            next -> {
              size++;
              pick(next);
            });
  }

  /** The text: the best passage first, its units as they were written, each cited. */
  String text() {
    var paragraphs = new ArrayList<String>();
    picked.values().forEach(group -> paragraphs.addAll(paragraphs(List.copyOf(group))));
    return String.join("\n\n", paragraphs);
  }

  private void addLike(Unit unit) {
    boolean wholeList = unit.kind() == Kind.STEP || unit.kind() == Kind.ITEM && wantsSteps;
    double least =
        wholeList
            ? Double.NEGATIVE_INFINITY
            : scored.get(unit) * (unit.kind() == Kind.ROW ? SIMILAR_ROW : SIMILAR_ITEM);
    units.stream()
        .filter(unit::sameBlock)
        .filter(like -> scored.get(like) >= least)
        .limit(unit.kind() == Kind.ROW ? MOST_ROWS : MOST_ITEMS)
        .forEach(this::pick);
    units.stream()
        .filter(lead -> lead.passage() == unit.passage() && lead.block() == unit.block() - 1)
        .filter(lead -> lead.kind() == Kind.SENTENCE && lead.text().endsWith(":"))
        .forEach(this::pick);
  }

  private void pick(Unit unit) {
    picked.computeIfAbsent(unit.passage(), number -> new TreeSet<>(AS_WRITTEN)).add(unit);
  }

  private List<String> paragraphs(List<Unit> group) {
    var paragraphs = new ArrayList<String>();
    for (int from = 0, to; from < group.size(); from = to) {
      to = from + 1;
      while (to < group.size() && isList(group.get(to)) == isList(group.get(from))) {
        to++;
      }
      var run = group.subList(from, to);
      paragraphs.add(isList(group.get(from)) ? list(run) : sentences(run));
    }
    return paragraphs;
  }

  private static boolean isList(Unit unit) {
    return unit.kind() != Kind.SENTENCE;
  }

  private String list(List<Unit> run) {
    if (run.size() == 1) {
      return cited(run.get(0));
    }
    var text = new StringBuilder();
    for (var unit : run) {
      text.append(text.isEmpty() ? "" : "\n").append("- ").append(unit.text());
    }
    return text + " [" + run.get(0).passage() + "]";
  }

  private String sentences(List<Unit> run) {
    return String.join(" ", run.stream().map(this::cited).toList());
  }

  private String cited(Unit unit) {
    var text = new StringBuilder(unit.text()).append(" [").append(unit.passage()).append(']');
    alsoIn
        .getOrDefault(unit.text(), Set.of())
        .forEach(number -> text.append('[').append(number).append(']'));
    return text.toString();
  }
}
