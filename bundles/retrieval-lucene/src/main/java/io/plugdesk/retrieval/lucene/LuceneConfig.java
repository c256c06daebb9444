package io.plugdesk.retrieval.lucene;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a tenant can set for its search; two underscores in a name stand for one in the setting. */
@ObjectClassDefinition(
    name = "Search with Lucene",
    description = "Keeps the tenant's passages in a folder of this node, without a search server.")
public @interface LuceneConfig {
  /** How much a word in the title counts. */
  @AttributeDefinition(name = "Weight of titles", description = "The text itself counts 1.")
  float title__weight() default 2;

  /** How much a word in the headings counts. */
  @AttributeDefinition(name = "Weight of headings", description = "The text itself counts 1.")
  float section__weight() default 1.5f;
}
