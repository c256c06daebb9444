package io.plugdesk.grounding;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of grounding for the whole house; a tenant's own settings go before them. */
@ObjectClassDefinition(name = "Grounding", description = "How passages are found and weighed.")
@interface GroundingConfig {
  @AttributeDefinition(
      name = "Fusion",
      description = "How the search by words and the search by meaning become one.",
      options = {
        @Option(label = "Fitted weights", value = "weighed"),
        @Option(label = "Average of normalised scores", value = "min-max"),
        @Option(label = "Reciprocal ranks", value = "rrf")
      })
  String fusion() default "weighed";

  @AttributeDefinition(
      name = "Dense weight",
      description = "The weight of the search by meaning, 0 to 1; the rest is by words.")
  double dense__weight() default 0.75;

  @AttributeDefinition(
      name = "Candidates",
      description = "How many passages each search brings, 10 to 500.")
  int candidates() default 30;

  @AttributeDefinition(
      name = "Read",
      description =
          "How many of the first passages the scoring model reads, 0 to 20; each takes up to ten"
              + " milliseconds. Those after one that surely answers are not read, nor those that say"
              + " nearly the same as one that was.")
  int read() default 3;

  @AttributeDefinition(
      name = "Threads",
      description = "How many searches may be under way at once; more are refused.")
  int threads() default 256;
}
