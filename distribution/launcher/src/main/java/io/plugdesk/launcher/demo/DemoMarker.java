package io.plugdesk.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.launcher.house.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Remembers by content hash what of the demo was brought already, so that it happens once. */
final class DemoMarker {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, String> done;

  DemoMarker(Path folder) {
    this.file = folder.resolve("demo.json");
    this.done = read(file);
  }

  boolean has(String tenantId, String thing, String hash) {
    return hash.equals(done.get(key(tenantId, thing)));
  }

  void put(String tenantId, String thing, String hash) {
    done.put(key(tenantId, thing), hash);
  }

  void write() {
    try {
      OwnerOnly.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(done));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The tenant's id is part of the key: a tenant made anew needs everything anew. */
  private static String key(String tenantId, String thing) {
    return tenantId + "/" + thing;
  }

  private static Map<String, String> read(Path file) {
    try {
      return new TreeMap<>(
          JSON.readValue(Files.readString(file), new TypeReference<Map<String, String>>() {}));
    } catch (IOException missingOrBroken) {
      return new TreeMap<>();
    }
  }
}
