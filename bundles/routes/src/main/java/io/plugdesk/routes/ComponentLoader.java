package io.plugdesk.routes;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;

/**
 * Lets Camel find by name what bundles bring: first what Camel's own bundle has, then the bundles
 * in the order in which they came.
 */
final class ComponentLoader extends ClassLoader {
  private final List<Bundle> bundles = new CopyOnWriteArrayList<>();

  ComponentLoader(ClassLoader camel) {
    super(camel);
  }

  void add(Bundle bundle) {
    bundles.add(bundle);
  }

  void remove(Bundle bundle) {
    bundles.remove(bundle);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var failure = new ClassNotFoundException(name);
    for (var bundle : bundles) {
      try {
        return bundle.loadClass(name);
      } catch (ClassNotFoundException e) {
        failure.addSuppressed(e);
      }
    }
    throw failure;
  }

  @Override
  protected URL findResource(String name) {
    for (var bundle : bundles) {
      var found = bundle.getResource(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    var found = new ArrayList<URL>();
    for (var bundle : bundles) {
      var resources = bundle.getResources(name);
      if (resources != null) {
        found.addAll(Collections.list(resources));
      }
    }
    return Collections.enumeration(found);
  }
}
