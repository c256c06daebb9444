package io.plugdesk.model.openai;

/**
 * The settings as the plugin uses them.
 *
 * @param baseUrl the address up to and including the version
 * @param model the model's name at the server
 * @param key where the key is kept
 * @param temperature 0 to 2
 * @param mostTokens the most tokens of an answer
 */
record OpenAiSettings(
    String baseUrl, String model, KeyReference key, double temperature, int mostTokens) {
  static OpenAiSettings of(OpenAiConfig config, String tenantId) {
    return new OpenAiSettings(
        config.base__url(),
        config.model(),
        KeyReference.ofTenant(tenantId, config.api__key__ref()),
        config.temperature(),
        config.max__tokens());
  }
}
