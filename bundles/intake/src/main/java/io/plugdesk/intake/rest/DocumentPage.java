package io.plugdesk.intake.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A part of the list of documents.
 *
 * @param documents the documents, by id
 * @param next what to send as {@code after} for the next part, null at the end
 */
public record DocumentPage(
    @JsonProperty("documents") List<DocumentView> documents, @JsonProperty("next") String next) {}
