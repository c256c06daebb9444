package io.plugdesk.retrieval.solr;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a tenant can set for its search. */
@ObjectClassDefinition(
    name = "Search with Solr",
    description =
        "Keeps the tenant's passages in SolrCloud and finds them by words and by meaning.")
public @interface SolrConfig {
  /** How much a word in the title counts. */
  @AttributeDefinition(
      name = "Weight of titles",
      description = "How much a word found in a document's title counts.")
  double title_weight() default 2.0;

  /** How much a word in the headings counts. */
  @AttributeDefinition(
      name = "Weight of headings",
      description = "How much a word found in the headings above a passage counts.")
  double section_weight() default 1.5;

  /** How much a word in the passage counts. */
  @AttributeDefinition(
      name = "Weight of the text",
      description = "How much a word found in the passage itself counts.")
  double text_weight() default 1.0;

  /** Part of the name of the tenant's collection. */
  @AttributeDefinition(
      name = "Embedding model",
      description = "The model whose vectors are kept: part of the name of a new collection.")
  String embedding_model() default "bge-small-en-v15";
}
