package io.plugdesk.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Settings of a plugin as the house would hand them over: defaults, and what a tenant has set. */
public final class Settings {
  private Settings() {}

  /**
   * Makes settings.
   *
   * @param type the annotation type that describes them
   * @param given values by the name of their setting, written with {@code _}, each of the type of
   *     its method
   */
  public static <A> A of(Class<A> type, Map<String, Object> given) {
    Set<String> unknown = new TreeSet<>(given.keySet());
    for (var method : type.getDeclaredMethods()) {
      unknown.remove(name(method.getName()));
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(type.getSimpleName() + " has no setting " + unknown);
    }
    InvocationHandler values =
        (proxy, method, arguments) ->
            given.getOrDefault(name(method.getName()), method.getDefaultValue());
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, values));
  }

  private static String name(String method) {
    return method.replace("__", "_");
  }
}
