package io.plugdesk.model.onnx;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a tenant can set for the models in the house. */
@ObjectClassDefinition(
    name = "Embeddings and scores in the house",
    description =
        "Turns texts into vectors (bge-small-en-v1.5) and tells how surely a passage answers a"
            + " question, within this process; English, no service needed.")
public @interface OnnxConfig {
  /** What is put before a question. */
  @AttributeDefinition(
      name = "Question prefix",
      description = "The words put before a question; the model was trained with the default.",
      required = false)
  String query_prefix() default "Represent this sentence for searching relevant passages: ";
}
