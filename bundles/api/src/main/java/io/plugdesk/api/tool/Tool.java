package io.plugdesk.api.tool;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something the assistant can do or look up.
 *
 * <p>The house calls it while it answers, from many threads at once; after deactivation it is not
 * called again. {@link #spec} returns at once and always the same; {@link #call} may take as long
 * as the spec's time limit, after which its thread is interrupted and the result ignored. A result
 * is never null; nothing found is a result that says so. It may throw {@link
 * io.plugdesk.api.PlugdeskException}: TRANSIENT is retried once, REJECTED is told to the model,
 * which may try again, FORBIDDEN becomes a polite refusal and MISCONFIGURED is shown to the
 * tenant's admin.
 */
@ConsumerType
public interface Tool {
  /** What the tool is called, when to use it and which arguments it takes. */
  ToolSpec spec();

  /**
   * Does it.
   *
   * @param call who asks and with which arguments, already checked against the spec's schema
   * @return what came of it
   */
  ToolResult call(ToolCall call);
}
