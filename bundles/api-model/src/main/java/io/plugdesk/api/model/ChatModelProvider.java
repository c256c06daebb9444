package io.plugdesk.api.model;

import dev.langchain4j.model.chat.StreamingChatModel;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives the house a chat model for one request.
 *
 * <p>The gateway calls it for every request, from many threads at once; after deactivation it is
 * not called again. It returns at once: connecting belongs into the model. It never returns null.
 * The model streams; its handler is called from one thread at a time, and ends with exactly one
 * complete response or error. A model that is {@link AutoCloseable} is closed when its request has
 * ended or is given up, possibly while it streams: then it lets go of its connection. Throws {@link
 * io.plugdesk.api.PlugdeskException} MISCONFIGURED when the tenant's settings name no usable model;
 * a failure that the model reports to its handler should be one too (TRANSIENT for time-outs, 429
 * and 5xx), since any other is not retried.
 */
@ConsumerType
public interface ChatModelProvider {
  /**
   * Gives a model.
   *
   * @param wanted what the request is about
   * @return the model, used for this one request only
   */
  StreamingChatModel chatModel(ModelRequest wanted);

  /** What the house tells people about this model; always the same. */
  ModelCard card();
}
