package io.plugdesk.guard.phrases;

import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.guard.Guard;
import io.plugdesk.api.guard.Text;
import io.plugdesk.api.guard.Verdict;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Hides and refuses what the tenant's settings name. */
@Component(
    configurationPid = "io.plugdesk.guard.phrases",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PhrasesConfig.class, factory = true)
@Provides("phrases")
public final class PhrasesGuard implements Guard {
  private static final String MARK = "[hidden]";
  private final Pattern hidden;
  private final Pattern refused;
  private final String told;

  /** Takes the settings. */
  @Activate
  public PhrasesGuard(PhrasesConfig config) {
    this.hidden = pattern(config.hide());
    this.refused = pattern(config.refuse());
    this.told = config.told();
  }

  @Override
  public Verdict check(Text text) {
    if (refused.matcher(text.words()).find()) {
      return Verdict.refuse(told, "a refused phrase");
    }
    var left = hidden.matcher(text.words()).replaceAll(MARK);
    return left.equals(text.words()) ? Verdict.pass() : Verdict.redact(left, "a hidden phrase");
  }

  /** Whole words in any case, with any space between them; without phrases it matches nothing. */
  private static Pattern pattern(String[] phrases) {
    var any =
        Arrays.stream(phrases)
            .map(String::strip)
            .filter(phrase -> !phrase.isEmpty())
            .map(PhrasesGuard::words)
            .collect(Collectors.joining("|"));
    var flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return any.isEmpty()
        ? Pattern.compile("(?!)")
        : Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])", flags);
  }

  private static String words(String phrase) {
    return Arrays.stream(phrase.split("\\s+"))
        .map(Pattern::quote)
        .collect(Collectors.joining("\\s+"));
  }
}
