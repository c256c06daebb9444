package io.plugdesk.itest;

import aQute.bnd.osgi.Builder;
import io.plugdesk.api.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A tool as its author would build it: compiled from source, then packed by bnd. */
final class PluginJar {
  static final String ID = "io.plugdesk.tool.tide";
  static final String QUESTION = "When is high tide?";

  private static final String SOURCE =
      """
      package io.plugdesk.tool.tide;

      import io.plugdesk.api.tool.Tool;
      import io.plugdesk.api.tool.ToolCall;
      import io.plugdesk.api.tool.ToolResult;
      import io.plugdesk.api.tool.ToolSpec;
      import org.osgi.service.component.annotations.*;
      import org.osgi.service.metatype.annotations.*;

      @Component(
          configurationPid = "io.plugdesk.tool.tide",
          configurationPolicy = ConfigurationPolicy.REQUIRE)
      @Designate(ocd = TideTool.Config.class, factory = true)
      public final class TideTool implements Tool {
        @ObjectClassDefinition(name = "Tide", description = "Tells when high tide is.")
        public @interface Config {
          @AttributeDefinition(name = "Harbour", description = "Where the tide is told.")
          String harbour() default "Kiel";
        }

        private final String harbour;

        @Activate
        public TideTool(Config config) {
          harbour = config.harbour();
        }

        @Override
        public ToolSpec spec() {
          return ToolSpec.of("high_tide", "Tells when high tide is.", "when is high tide");
        }

        @Override
        public ToolResult call(ToolCall call) {
          return ToolResult.of("High tide in " + harbour + " is at %s.");
        }
      }
      """;

  private PluginJar() {}

  /**
   * Makes the jar.
   *
   * @param version the version of its bundle
   * @param time what the tool tells
   * @param headers further headers of its manifest
   */
  static byte[] of(String version, String time, Map<String, String> headers) throws Exception {
    return built(ID, SOURCE.formatted(time), version, headers);
  }

  /**
   * Makes a later version of the clock that comes with the house; it fails whenever it is asked.
   *
   * @param version the version of its bundle
   */
  static byte[] brokenClock(String version) throws Exception {
    var source =
        SOURCE
            .replace(ID, "io.plugdesk.tool.clock")
            .replace("high_tide", "current_time")
            .replace("when is high tide", "what time is it")
            .replace(
                "return ToolResult.of(\"High tide in \" + harbour + \" is at %s.\");",
                "throw new IllegalStateException(harbour);");
    return built("io.plugdesk.tool.clock", source, version, Map.of());
  }

  private static byte[] built(String id, String source, String version, Map<String, String> headers)
      throws Exception {
    var folder = Files.createTempDirectory("plugdesk-plugin");
    compile(folder, source);
    try (var builder = new Builder()) {
      builder.addClasspath(folder.toFile());
      builder.addClasspath(jarOf(Tool.class).toFile());
      builder.setProperty("Bundle-SymbolicName", id);
      builder.setProperty("Bundle-Version", version);
      builder.setProperty("Private-Package", id);
      headers.forEach(builder::setProperty);
      var jar = folder.resolve("tide.jar");
      builder.build().write(jar.toFile());
      if (!builder.isOk()) {
        throw new AssertionError("bnd: " + builder.getErrors());
      }
      return Files.readAllBytes(jar);
    }
  }

  private static void compile(Path folder, String source) throws Exception {
    var file = folder.resolve("TideTool.java");
    Files.writeString(file, source);
    var classpath =
        Stream.of(
                Tool.class,
                org.osgi.service.component.annotations.Component.class,
                org.osgi.service.metatype.annotations.Designate.class)
            .map(PluginJar::jarOf)
            .map(Path::toString)
            .collect(Collectors.joining(java.io.File.pathSeparator));
    var options = List.of("-d", folder.toString(), "-cp", classpath, file.toString());
    var code =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
    if (code != 0) {
      throw new IOException("The tool was not compiled");
    }
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
