package io.plugdesk.api.stream;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Events in the order in which they were told, for any number of readers.
 *
 * <p>An event's id is {@code <epoch>-<sequence>}. The epoch is new in each stream, so an id of an
 * earlier process of the house is recognised; then what the caller has stored is told again whole,
 * which the reader takes as the authority. All events of the last few topics are kept word for
 * word.
 *
 * <p>Called by plugins from any thread; each call lasts as long as its readers take the event.
 * Nothing told is an empty stream. What {@link #tellAfter} is given to do may throw, and then
 * nothing is told; nothing else throws.
 */
@ProviderType
public interface EventStream {
  /** Adds an event, and hands it to all readers. */
  void tell(StreamEvent event);

  /**
   * Does something, then tells it; no topic begins in between.
   *
   * @param work what is done, such as storing a message
   * @param event what is told of it
   */
  void tellAfter(Runnable work, StreamEvent event);

  /**
   * Begins the topic of an event, and tells the event.
   *
   * @param first the first event of the topic
   * @return whether the topic had begun before and not ended: what was told of it does not count
   */
  boolean begin(StreamEvent first);

  /** The id after which a reader must resume who knows all topics that have ended. */
  String position();

  /**
   * Adds a reader, and hands over what it has missed.
   *
   * @param reader who reads until it says that it is gone
   * @param seen the last id it has seen, or null
   * @param known the {@link #position} of the moment before what is stored was read
   * @param stored what is stored, told first to a reader whose last id is not known here
   */
  void follow(StreamReader reader, String seen, String known, List<StreamEvent> stored);
}
