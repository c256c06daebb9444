package io.plugdesk.routes.documents;

/**
 * A document that is there no more, as the body of an exchange.
 *
 * @param id its id at its source
 */
public record Removal(String id) {}
