package io.plugdesk.plugins;

import aQute.bnd.osgi.Builder;
import io.plugdesk.store.TestFramework;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** A real framework with the services that this room stands on, within the test's process. */
final class Container implements AutoCloseable {
  private static final List<String> SHARED =
      List.of(
          "io.plugdesk.api;version=1.0",
          "io.plugdesk.api.settings;version=1.0",
          "io.plugdesk.api.tool;version=1.0",
          "org.osgi.service.cm;version=1.6",
          "org.osgi.service.component;version=1.5",
          "org.osgi.service.component.runtime;version=1.5",
          "org.osgi.service.component.runtime.dto;version=1.5",
          "org.osgi.service.log;version=1.4",
          "org.osgi.service.metatype;version=1.4",
          "org.osgi.util.function;version=1.2",
          "org.osgi.util.promise;version=1.3");

  private static final Map<String, byte[]> SAMPLES = new ConcurrentHashMap<>();

  private final TestFramework framework;

  Container(Path storage) throws Exception {
    framework =
        new TestFramework(
            storage,
            SHARED,
            "org.apache.felix.cm.impl.ConfigurationAdminImpl",
            "org.apache.felix.metatype.internal.Activator",
            "org.apache.felix.scr.impl.Activator");
  }

  BundleContext context() {
    return framework.context();
  }

  <T> T service(Class<T> type) {
    return context().getService(context().getServiceReference(type));
  }

  /** Installs and starts the sample plugin under a version. */
  Bundle installSample(String version) throws Exception {
    var jar = SAMPLES.computeIfAbsent(version, Container::sample);
    var bundle = context().installBundle("sample-" + version, new ByteArrayInputStream(jar));
    bundle.start();
    return bundle;
  }

  /** The jar of the sample plugin under a version. */
  static byte[] sample(String version) {
    return jar(version, Map.of());
  }

  /** The jar of the sample plugin under a version, with further headers. */
  static byte[] jar(String version, Map<String, String> headers) {
    try (var builder = new Builder();
        var bytes = new ByteArrayOutputStream()) {
      builder.addClasspath(new File("target/test-classes"));
      builder.setProperty("Bundle-SymbolicName", "io.plugdesk.plugins.sample");
      builder.setProperty("Bundle-Version", version);
      builder.setProperty("Private-Package", "io.plugdesk.plugins.sample");
      headers.forEach(builder::setProperty);
      builder.build().write(bytes);
      return bytes.toByteArray();
    } catch (Exception e) {
      throw new IllegalStateException("The sample bundle cannot be built", e);
    }
  }

  @Override
  public void close() throws Exception {
    framework.close();
  }
}
