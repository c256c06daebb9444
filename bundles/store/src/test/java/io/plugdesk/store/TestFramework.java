package io.plugdesk.store;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** A real framework within the test's process, with bundles of the test's class path in it. */
public final class TestFramework implements AutoCloseable {
  private final Framework framework;

  /**
   * Starts one.
   *
   * @param storage an empty folder
   * @param shared the packages of the test that bundles see, with their versions
   * @param markers a class of each bundle, in the order in which they start
   */
  public TestFramework(Path storage, List<String> shared, String... markers) throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    storage.resolve("framework").toString(),
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    String.join(",", shared),
                    "felix.cm.dir",
                    storage.resolve("configurations").toString(),
                    "ds.loglevel",
                    "1"));
    framework.start();
    for (var marker : markers) {
      context().installBundle(jarOf(Class.forName(marker)).toURI().toString()).start();
    }
  }

  /** The framework's own context. */
  public BundleContext context() {
    return framework.getBundleContext();
  }

  /** The jar in which a class is. */
  public static File jarOf(Class<?> type) throws URISyntaxException {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Override
  public void close() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(TimeUnit.SECONDS.toMillis(10));
  }
}
