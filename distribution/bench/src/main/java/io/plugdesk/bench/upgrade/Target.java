package io.plugdesk.bench.upgrade;

import io.plugdesk.bench.probe.echo.EchoActivator;
import io.plugdesk.bench.probe.echo.EchoResource;
import io.plugdesk.bench.wire.Jar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is upgraded while people use it. */
enum Target {
  TOOL("io.plugdesk.tool.clock", "plugdesk-tool-clock"),
  MODEL("io.plugdesk.model.openai", "plugdesk-model-openai"),
  CHANNEL("io.plugdesk.channel.web", "plugdesk-channel-web"),
  GUARD("io.plugdesk.guard.phrases", "plugdesk-guard-phrases"),
  RETRIEVAL("io.plugdesk.retrieval.solr", "plugdesk-retrieval-solr"),
  RESOURCE("io.plugdesk.bench.probe.echo", "");

  private final String plugin;
  private final String artifact;

  Target(String plugin, String artifact) {
    this.plugin = plugin;
    this.artifact = artifact;
  }

  String plugin() {
    return plugin;
  }

  /** The file by which it comes into the inbox. */
  String file() {
    return "bench-" + name().toLowerCase(Locale.ROOT) + ".jar";
  }

  /** The bundle in a version. */
  Jar jar(Path assembly, String version) throws IOException {
    return this == RESOURCE ? echo(version) : Jar.shipped(assembly, artifact, version);
  }

  private Jar echo(String version) throws IOException {
    return Jar.own(
        Map.of(
            "Bundle-SymbolicName",
            plugin,
            "Bundle-Version",
            version,
            "Bundle-Activator",
            EchoActivator.class.getName(),
            "Import-Package",
            "javax.annotation.security,javax.ws.rs,org.osgi.framework"),
        List.of(EchoActivator.class, EchoResource.class));
  }
}
