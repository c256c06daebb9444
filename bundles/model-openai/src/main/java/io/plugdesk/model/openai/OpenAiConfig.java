package io.plugdesk.model.openai;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The settings of a model behind an OpenAI-compatible server; two underscores in a name stand for
 * one in the setting.
 */
@ObjectClassDefinition(
    name = "OpenAI-compatible model",
    description = "A chat model behind any server that speaks OpenAI's protocol.")
public @interface OpenAiConfig {
  /** The address up to and including the version. */
  @AttributeDefinition(name = "Base URL", description = "Such as https://api.openai.com/v1.")
  String base__url() default "https://api.openai.com/v1";

  /** The model's name at the server. */
  @AttributeDefinition(name = "Model", description = "As the server calls it.")
  String model() default "gpt-4o-mini";

  /** Where the key is kept; the key itself is never a setting. */
  @AttributeDefinition(
      name = "Key reference",
      description =
          "file:NAME for a file in keys/secrets/<tenant id> of the house's data folder; empty for a"
              + " server without keys.",
      type = AttributeType.PASSWORD)
  String api__key__ref() default "";

  /** How freely the model writes. */
  @AttributeDefinition(name = "Temperature", description = "0 to 2; 0 is the most sober.")
  double temperature() default 0.2;

  /** How long an answer may become. */
  @AttributeDefinition(name = "Most tokens", description = "The most tokens of an answer.")
  int max__tokens() default 800;
}
