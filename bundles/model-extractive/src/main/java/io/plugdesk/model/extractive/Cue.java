package io.plugdesk.model.extractive;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of thing an English question asks for, and how a sentence that has it looks. */
enum Cue {
  /** A length or a point of time. */
  TIME(
      "how (long|soon|fast|quick|quickly|late|early|often)|when\\b|what time|by which|deadline"
          + "|how many (minutes|hours|days|weeks|months|years)|opening|open on|still open",
      "(\\d+|\\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|a|an)\\b)[ -]?(to \\d+ )?"
          + "(working |business |calendar |full )?(minute|hour|day|week|month|year)s?\\b"
          + "|\\d{1,2}:\\d{2}|\\b\\d{1,2} ?(am|pm)\\b|\\b(mon|tues|wednes|thurs|fri|satur|sun)day"
          + "|\\b(january|february|march|april|june|july|august|september|october|november|december)"
          + "\\b|immediately|same day|next day|overnight|at once|daily|weekly"),
  /** A sum of money. */
  MONEY(
      "how much|\\bcosts?\\b|price|\\bfees?\\b|charge|expensive|\\bfree\\b|have to pay|pay for"
          + "|\\bcheap",
      "[£$€]\\s?\\d|\\d\\s?(eur|usd|gbp|euros?|dollars?|pounds?|pence|cents?|p)\\b|\\d\\s?%"
          + "|\\bfree\\b|no (charge|fee|cost)|without (charge|cost)"),
  /** A way to get in touch, or a place. */
  CONTACT(
      "where|address|phone|\\bcall\\b|e-?mail|contact|reach|get in touch|talk to|speak|ring",
      "[\\w.+-]+@[\\w-]+\\.\\w+|\\+?\\d[\\d ()/-]{6,}\\d|https?://|www\\.|\\w \\d{1,4}[a-z]?,"
          + "|\\w+ > \\w+|\\bstreet\\b|\\broad\\b|\\bstore\\b"),
  /** Whether something is possible. */
  PERMISSION(
      "^(so |and |but |hi,? |hello,? )?(can|could|may|am i|is it|are there|is there|do you|does|do i"
          + "|will|would|must|should|are you|is my|are my)\\b|possible|allowed",
      "\\b(can|cannot|can't|may|must|not|only|possible|available|accepts?|accepted|offers?|never"
          + "|unless|always|no)\\b"),
  /** Steps to take. */
  STEPS(
      "how (do|can|should|to|would|could|must)|what (do|should|must|can) i do|where (do|can) i",
      "^(select|open|go to|click|choose|sign|enter|log|press|call|send|contact|use|check|turn|tap"
          + "|write|fill|print|pack|put|take|report|ask|visit|follow|switch|confirm|add|tell|please)"
          + "\\b|\\bunder \\*\\*|\\w > \\w|\\*\\*[^*]+\\*\\*"),
  /** A number. */
  NUMBER(
      "how (many|big|heavy|old|far|large|small|tall|high|warm|cold)|what (size|number|temperature)"
          + "|maximum|minimum|limit|at least|at most",
      "\\d"),
  /** A reason. */
  REASON("\\bwhy\\b", "because|so that|due to|since|reason");

  private final Pattern asked;
  private final Pattern given;

  Cue(String asked, String given) {
    this.asked = Pattern.compile(asked, Pattern.CASE_INSENSITIVE);
    this.given = Pattern.compile(given, Pattern.CASE_INSENSITIVE);
  }

  /** The cues that a question asks for. */
  static Set<Cue> asked(String question) {
    var cues = EnumSet.noneOf(Cue.class);
    for (var cue : values()) {
      if (cue.asked.matcher(question).find()) {
        cues.add(cue);
      }
    }
    return cues;
  }

  /** Whether a unit has what the question asks for. */
  boolean givenBy(Unit unit) {
    return this == STEPS && unit.kind() == Unit.Kind.STEP || given.matcher(unit.text()).find();
  }
}
