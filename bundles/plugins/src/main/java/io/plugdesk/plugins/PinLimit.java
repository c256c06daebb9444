package io.plugdesk.plugins;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long a conversation keeps its plugins; a change holds for conversations that begin then. */
@Component(service = PinLimit.class, configurationPid = "io.plugdesk.plugins")
@Designate(ocd = PinLimit.Config.class)
public final class PinLimit implements Supplier<Duration> {
  static final Duration DEFAULT = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(PinLimit.class);
  private static final String VARIABLE = "PLUGDESK_PIN_LIMIT";

  private volatile Duration limit = DEFAULT;

  /** The setting. */
  @ObjectClassDefinition(name = "Plugins", description = "Which versions of plugins serve whom.")
  public @interface Config {
    /** How long. */
    @AttributeDefinition(
        name = "Pin limit",
        description =
            "How long a conversation keeps the versions and settings of plugins that it began"
                + " with, such as PT1H; PT0S: not at all. Empty: the environment's"
                + " PLUGDESK_PIN_LIMIT, or an hour.")
    String pin__limit() default "";
  }

  /** Takes the setting. */
  @Activate
  @Modified
  public void set(Config config) {
    var text = config.pin__limit().isBlank() ? System.getenv(VARIABLE) : config.pin__limit();
    limit = read(text);
  }

  @Override
  public Duration get() {
    return limit;
  }

  static Duration read(String text) {
    if (text == null || text.isBlank()) {
      return DEFAULT;
    }
    try {
      var read = Duration.parse(text.strip());
      return read.isNegative() ? Duration.ZERO : read;
    } catch (DateTimeParseException e) {
      LOG.warn("The pin limit {} is no duration such as PT1H: an hour holds", text);
      return DEFAULT;
    }
  }
}
