package io.plugdesk.rest.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** How the house writes JSON: snake_case, times as ISO 8601, unknown fields refused. */
public final class Json {
  private static final int FIRST_TYPES = 16;
  private static final int MOST_TYPES = 200;

  private Json() {}

  /**
   * Makes a mapper, which remembers the types that it has met by itself: what all mappers share
   * would hold the classes of plugins that have gone.
   */
  public static ObjectMapper mapper() {
    LookupCache<Object, JavaType> types = new LRUMap<>(FIRST_TYPES, MOST_TYPES);
    return JsonMapper.builder()
        .typeFactory(TypeFactory.defaultInstance().withCache(types))
        .addModule(new JavaTimeModule())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addHandler(new EverywhereFields())
        .build();
  }
}
