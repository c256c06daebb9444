package io.plugdesk.editions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.resolver.Resolver;

/** A real framework, with bundles that have nothing but a manifest. */
final class Container implements AutoCloseable {
  private final Framework framework;

  Container(Path storage) throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString()));
    framework.start();
  }

  Bundle[] bundles() {
    return framework.getBundleContext().getBundles();
  }

  /** The resolver that the framework offers to everybody. */
  Resolver resolver() {
    var context = framework.getBundleContext();
    return context.getService(context.getServiceReference(Resolver.class));
  }

  /** Installs and starts a bundle. */
  Bundle install(String plugin, String version, String provides, String needs) throws Exception {
    var manifest = new Manifest();
    var headers = manifest.getMainAttributes();
    headers.putValue("Manifest-Version", "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", plugin);
    headers.putValue("Bundle-Version", version);
    headers.putValue("Provide-Capability", provides);
    if (!needs.isEmpty()) {
      headers.putValue("Require-Capability", needs);
    }
    var bytes = new ByteArrayOutputStream();
    new JarOutputStream(bytes, manifest).close();
    var bundle =
        framework
            .getBundleContext()
            .installBundle(plugin + "-" + version, new ByteArrayInputStream(bytes.toByteArray()));
    bundle.start();
    return bundle;
  }

  @Override
  public void close() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }
}
