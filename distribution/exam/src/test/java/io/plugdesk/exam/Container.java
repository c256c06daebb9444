package io.plugdesk.exam;

import static org.ops4j.pax.exam.CoreOptions.environment;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;

/**
 * How Pax Exam starts the assembled Karaf: on free ports, without a network, a database or Solr.
 */
final class Container {
  private static final String CLOSED_PORT = "1";
  private static final List<String> OPEN =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.reflect",
          "java.base/java.net",
          "java.base/java.security",
          "java.base/java.text",
          "java.base/java.time",
          "java.base/java.util",
          "java.base/jdk.internal.reflect",
          "java.naming/javax.naming.spi",
          "java.rmi/sun.rmi.transport.tcp");
  private static final List<String> EXPORTED =
      List.of(
          "java.base/sun.net.www.content.text",
          "java.base/sun.net.www.protocol.file",
          "java.base/sun.net.www.protocol.ftp",
          "java.base/sun.net.www.protocol.http",
          "java.base/sun.net.www.protocol.https",
          "java.base/sun.net.www.protocol.jar",
          "java.rmi/sun.rmi.registry",
          "java.security.sasl/com.sun.security.sasl",
          "jdk.naming.rmi/com.sun.jndi.url.rmi");

  private Container() {}

  static Option[] options() throws IOException {
    var folder = Path.of(System.getProperty("plugdesk.test.folder"));
    var options = new ArrayList<Option>();
    options.add(
        karafDistributionConfiguration()
            .frameworkUrl(Path.of(System.getProperty("plugdesk.assembly")).toUri().toString())
            .karafVersion(System.getProperty("plugdesk.karaf.version"))
            .name("Plugdesk")
            .unpackDirectory(folder.toFile())
            .useDeployFolder(false));
    options.add(logLevel(LogLevel.WARN));
    options.add(configureConsole().ignoreLocalConsole());
    options.add(
        editConfigurationFilePut(
            "etc/org.ops4j.pax.url.mvn.cfg",
            "org.ops4j.pax.url.mvn.localRepository",
            System.getProperty("plugdesk.repository")));
    for (var name : List.of("HTTP", "SSH")) {
      options.add(environment("PLUGDESK_" + name + "_PORT=" + freePort()));
    }
    for (var name : List.of("POSTGRES", "SOLR", "ZOOKEEPER")) {
      options.add(environment("PLUGDESK_" + name + "_PORT=" + CLOSED_PORT));
    }
    options.add(vmOption("-Dplugdesk.home=" + folder.resolve("home")));
    options.addAll(javaOptions());
    return options.toArray(new Option[0]);
  }

  /** What Karaf's own scripts give to Java; Pax Exam starts it without them. */
  private static List<Option> javaOptions() {
    var version = System.getProperty("plugdesk.karaf.version");
    var words = new ArrayList<>(List.of("-Xmx448m", "-Djava.security.manager=allow"));
    words.add("--add-reads=java.xml=java.logging");
    words.add("--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED");
    words.add("--patch-module");
    words.add("java.base=lib/endorsed/org.apache.karaf.specs.locator-" + version + ".jar");
    words.add("--patch-module");
    words.add("java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + version + ".jar");
    for (var each : OPEN) {
      words.add("--add-opens");
      words.add(each + "=ALL-UNNAMED");
    }
    for (var each : EXPORTED) {
      words.add("--add-exports=" + each + "=ALL-UNNAMED");
    }
    words.add("-classpath");
    words.add(String.join(File.pathSeparator, "lib/jdk9plus/*", "lib/boot/*", "lib/endorsed/*"));
    return words.stream().<Option>map(word -> vmOption(word)).toList();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
