package io.plugdesk.rest.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jaxrs.json.JacksonJsonProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.BadRequestException;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;

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

  /**
   * Reads a body. One that is empty or {@code null} is what the parameter's {@link DefaultValue}
   * says; without that it is refused, so that no operation has to think of it.
   */
  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream stream)
      throws IOException {
    var body = super.readFrom(type, genericType, annotations, mediaType, headers, stream);
    if (body != null) {
      return body;
    }
    var otherwise =
        usual(annotations).orElseThrow(() -> new BadRequestException(expected(type))).value();
    var text = new ByteArrayInputStream(otherwise.getBytes(StandardCharsets.UTF_8));
    return super.readFrom(type, genericType, annotations, mediaType, headers, text);
  }

  private static Optional<DefaultValue> usual(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .filter(DefaultValue.class::isInstance)
        .map(DefaultValue.class::cast)
        .findFirst();
  }

  /**
   * What to send instead of a body that is none of the kind.
   *
   * @param type what the body is read as
   */
  public static String expected(Class<?> type) {
    var list = type.isArray() || Collection.class.isAssignableFrom(type);
    return "A JSON %s is expected as the body: see /openapi.json"
        .formatted(list ? "array" : "object");
  }

  @Override
  protected boolean hasMatchingMediaType(MediaType type) {
    return reads(type);
  }
}
