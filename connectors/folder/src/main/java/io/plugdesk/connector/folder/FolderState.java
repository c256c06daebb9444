package io.plugdesk.connector.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.connector.Cursor;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What of the folder has been given so far: the stamp of each file by its path. As a cursor it is a
 * JSON object.
 *
 * @param stamps the stamps by path
 */
record FolderState(Map<String, String> stamps) {
  private static final int LARGEST = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> STAMPS = new TypeReference<>() {};

  /** Reads a cursor; one that this class did not write counts as the beginning. */
  static FolderState of(Cursor cursor) {
    try {
      return new FolderState(
          cursor.equals(Cursor.START) ? Map.of() : JSON.readValue(cursor.value(), STAMPS));
    } catch (JsonProcessingException e) {
      return new FolderState(Map.of());
    }
  }

  FolderState with(Collection<WatchedFile> given, Collection<String> gone) {
    var next = new TreeMap<>(stamps);
    next.keySet().removeAll(gone);
    given.forEach(file -> next.put(file.path(), file.stamp()));
    return new FolderState(next);
  }

  /** The cursor; empty when it would be larger than a cursor may be. */
  Optional<Cursor> cursor() {
    try {
      return Optional.of(new Cursor(JSON.writeValueAsString(stamps)))
          .filter(cursor -> cursor.value().length() <= LARGEST);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts can be written as JSON", e);
    }
  }
}
