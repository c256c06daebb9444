package io.plugdesk.permissions;

import aQute.bnd.osgi.Builder;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.store.TestFramework;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/** A real framework with this room in it, within the test's process. */
final class Container implements AutoCloseable {
  static final String SAMPLE = "io.plugdesk.permissions.sample";

  private static final List<String> SHARED =
      List.of(
          "com.fasterxml.jackson.databind;version=2.21",
          "com.fasterxml.jackson.databind.node;version=2.21",
          "io.plugdesk.api;version=1.0",
          "io.plugdesk.api.channel;version=1.0",
          "io.plugdesk.api.net;version=1.0",
          "io.plugdesk.api.secret;version=1.0",
          "io.plugdesk.api.tool;version=1.0",
          "io.plugdesk.desk.audit;version=1.0",
          "io.plugdesk.desk.plugins;version=1.0",
          "io.plugdesk.desk.store;version=1.0",
          "org.osgi.service.cm;version=1.6",
          "org.osgi.service.component;version=1.5",
          "org.osgi.service.component.runtime;version=1.5",
          "org.osgi.service.component.runtime.dto;version=1.5",
          "org.osgi.service.log;version=1.4",
          "org.osgi.util.function;version=1.2",
          "org.osgi.util.promise;version=1.3",
          "org.slf4j;version=1.7");

  private final TestFramework framework;
  private final Bundle room;

  Container(Path storage) throws Exception {
    framework =
        new TestFramework(
            storage,
            SHARED,
            "org.apache.felix.cm.impl.ConfigurationAdminImpl",
            "org.apache.felix.scr.impl.Activator");
    room = install("room", bytes(described()));
  }

  /** The framework's own context, from which nothing can be hidden. */
  private BundleContext context() {
    return framework.context();
  }

  /** How the rooms of the house see the registry. */
  BundleContext house() {
    return room.getBundleContext();
  }

  /** Installs and starts a plugin as the house does, with one class of the samples in it. */
  Bundle plugin(String name, Class<?> component) throws Exception {
    return plugin(name, "1.0.0", component);
  }

  /** Installs and starts a version of a plugin. */
  Bundle plugin(String name, String version, Class<?> component) throws Exception {
    try (var builder = new Builder()) {
      builder.addClasspath(new File("target/test-classes"));
      builder.addClasspath(TestFramework.jarOf(Tool.class));
      builder.setProperty("Bundle-SymbolicName", name);
      builder.setProperty("Bundle-Version", version);
      builder.setProperty("Private-Package", SAMPLE);
      builder.setProperty("-dsannotations", component.getName());
      return install("plugdesk:" + name + version, bytes(builder.build()));
    }
  }

  /** Switches a plugin on for a tenant. */
  void configure(String plugin, String tenantId, Map<String, String> settings) throws Exception {
    var properties = new Hashtable<String, Object>(settings);
    properties.put("plugdesk.tenant", tenantId);
    properties.put("plugdesk.plugin", plugin);
    properties.put("plugdesk.revision", 1);
    context()
        .getService(context().getServiceReference(ConfigurationAdmin.class))
        .getFactoryConfiguration(plugin, tenantId + "~1", "?")
        .update(properties);
  }

  private Bundle install(String location, byte[] jar) throws Exception {
    var bundle = context().installBundle(location, new ByteArrayInputStream(jar));
    bundle.start();
    return bundle;
  }

  /** The room as the build has described it. */
  private static aQute.bnd.osgi.Jar described() throws Exception {
    var jar = new aQute.bnd.osgi.Jar(new File("target/classes"));
    jar.setManifest(new File("target/classes/META-INF/MANIFEST.MF"));
    return jar;
  }

  private static byte[] bytes(aQute.bnd.osgi.Jar jar) throws Exception {
    try (jar;
        var bytes = new ByteArrayOutputStream()) {
      jar.write(bytes);
      return bytes.toByteArray();
    }
  }

  @Override
  public void close() throws Exception {
    framework.close();
  }
}
