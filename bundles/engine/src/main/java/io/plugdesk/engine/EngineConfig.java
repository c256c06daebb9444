package io.plugdesk.engine;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the engine. */
@ObjectClassDefinition(name = "Engine", description = "How messages are answered.")
@interface EngineConfig {
  @AttributeDefinition(
      name = "Parallel conversations",
      description = "How many conversations are answered at the same moment on this node.")
  int parallel() default 64;

  @AttributeDefinition(
      name = "Recovery interval",
      description = "Seconds between two looks for messages left behind; 0 switches it off.")
  int recovery__seconds() default 2;

  @AttributeDefinition(
      name = "First word",
      description = "Seconds a model may take until its first word.")
  int first__token__seconds() default 20;

  @AttributeDefinition(
      name = "Whole answer",
      description = "Seconds a model may take until its last word.")
  int answer__seconds() default 90;

  @AttributeDefinition(name = "Passages", description = "How many passages a model is given.")
  int passages() default 6;

  @AttributeDefinition(name = "Node", description = "The name of this node, unique in the house.")
  String node() default "node-1";
}
