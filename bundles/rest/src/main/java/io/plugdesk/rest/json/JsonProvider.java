package io.plugdesk.rest.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jaxrs.json.JacksonJsonProvider;
import java.util.Locale;
import javax.ws.rs.core.MediaType;

/** Reads and writes JSON bodies, and says which bodies are JSON, so that filters agree with it. */
public final class JsonProvider extends JacksonJsonProvider {
  /** Makes the provider with the mapper of the house. */
  public JsonProvider(ObjectMapper mapper) {
    super(mapper);
  }

  /**
   * Whether a body is read as JSON; one without a media type is.
   *
   * @param type the media type, or null
   */
  public static boolean reads(MediaType type) {
    if (type == null || type.isWildcardSubtype()) {
      return true;
    }
    var subtype = type.getSubtype().toLowerCase(Locale.ROOT);
    return subtype.equals("json") || subtype.endsWith("+json");
  }

  @Override
  protected boolean hasMatchingMediaType(MediaType type) {
    return reads(type);
  }
}
