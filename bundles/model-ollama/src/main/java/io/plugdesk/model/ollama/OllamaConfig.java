package io.plugdesk.model.ollama;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of a model of Ollama; two underscores in a name stand for one in the setting. */
@ObjectClassDefinition(
    name = "Ollama model",
    description = "A chat model that Ollama runs on a machine of your own.")
public @interface OllamaConfig {
  /** Where Ollama listens. */
  @AttributeDefinition(name = "Base URL", description = "Such as http://127.0.0.1:11434.")
  String base__url() default "http://127.0.0.1:11434";

  /** The model's name. */
  @AttributeDefinition(name = "Model", description = "As \"ollama list\" shows it.")
  String model() default "llama3.2";

  /** How freely the model writes. */
  @AttributeDefinition(name = "Temperature", description = "0 to 2; 0 is the most sober.")
  double temperature() default 0.2;

  /** How long an answer may become. */
  @AttributeDefinition(name = "Most tokens", description = "The most tokens of an answer.")
  int max__tokens() default 800;

  /** How much the model reads. */
  @AttributeDefinition(
      name = "Context",
      description = "How many tokens the model reads and writes; Ollama drops what is too much.")
  int context__tokens() default 8192;
}
