package io.plugdesk.desk.gateway;

/**
 * What a model call cost.
 *
 * @param model the model that answered
 * @param promptTokens tokens read, or null when the provider does not tell
 * @param completionTokens tokens written, or null when the provider does not tell
 */
public record Usage(String model, Integer promptTokens, Integer completionTokens) {}
