package io.plugdesk.routes.yaml;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultLanguageResolver;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.DataFormatResolver;
import org.apache.camel.spi.Language;
import org.apache.camel.spi.LanguageResolver;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ResourceLoader;

/**
 * Makes a Camel context that knows the allowed components and languages and nothing else: what the
 * check of a file might miss cannot be found here.
 */
final class Fence {
  private static final Set<String> LANGUAGES =
      Set.of("simple", "constant", "header", "tokenize", "file");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z][\\w-]{0,99}");

  private Fence() {}

  /** Puts the fence around a context that has not started. */
  static void around(DefaultCamelContext camel, ComponentResolver components) {
    var extension = camel.getCamelContextExtension();
    extension.addContextPlugin(ComponentResolver.class, components);
    extension.addContextPlugin(LanguageResolver.class, new Languages());
    extension.addContextPlugin(
        DataFormatResolver.class,
        (name, context) -> {
          throw new RefusedRoute(0, "The data format " + name + " is not allowed");
        });
    extension.addContextPlugin(ResourceLoader.class, new NoResources());
    camel.setPropertiesComponent(new NoPlaceholders());
  }

  /** The allowed languages, each of which looks at its texts first. */
  private static final class Languages implements LanguageResolver {
    private final DefaultLanguageResolver resolver = new DefaultLanguageResolver();

    @Override
    public Language resolveLanguage(String name, CamelContext context) {
      if (!LANGUAGES.contains(name)) {
        throw new RefusedRoute(
            0, "The language %s is not allowed: allowed are %s".formatted(name, LANGUAGES));
      }
      return new Checked(name, resolver.resolveLanguage(name, context));
    }
  }

  /** A language that refuses texts which reach out of the message. */
  private record Checked(String name, Language language) implements Language {
    @Override
    public Predicate createPredicate(String text) {
      return language.createPredicate(checked(text));
    }

    @Override
    public Expression createExpression(String text) {
      return language.createExpression(checked(text));
    }

    @Override
    public Predicate createPredicate(String text, Object[] properties) {
      return language.createPredicate(checked(text), properties);
    }

    @Override
    public Expression createExpression(String text, Object[] properties) {
      return language.createExpression(checked(text), properties);
    }

    private String checked(String text) {
      if (text != null) {
        checkText(name, text);
      }
      return text;
    }
  }

  /** Refuses what the text of a language may not hold. */
  static void checkText(String language, String text) {
    switch (language) {
      case "simple", "file" -> SimpleText.check(text);
      case "header" -> {
        if (!HEADER.matcher(text).matches()) {
          throw new RefusedRoute(0, "A header has a name of letters, digits, - and _");
        }
      }
      default -> SimpleText.checkConstant(text);
    }
  }

  /** Nothing is read from files, addresses or the class path. */
  private static final class NoResources implements ResourceLoader {
    private CamelContext camel;

    @Override
    public Resource resolveResource(String uri) {
      throw new RefusedRoute(0, "Routes read nothing from " + uri.replaceAll(":.*", ":"));
    }

    @Override
    public CamelContext getCamelContext() {
      return camel;
    }

    @Override
    public void setCamelContext(CamelContext context) {
      camel = context;
    }
  }

  /** No placeholder is filled in, neither from the environment nor from anywhere else. */
  private static final class NoPlaceholders extends PropertiesComponent {
    @Override
    public String parseUri(String uri) {
      return parseUri(uri, false);
    }

    @Override
    public String parseUri(String uri, boolean keepUnresolvedOptional) {
      if (uri != null && uri.contains("{{")) {
        throw new RefusedRoute(0, "Placeholders {{…}} are not allowed");
      }
      return uri;
    }

    @Override
    public java.util.Optional<String> resolveProperty(String key) {
      return java.util.Optional.empty();
    }
  }

  /** Refuses what a component may not be asked for. */
  static void checkAddress(String uri, Map<String, Object> options) {
    var query = uri.indexOf('?');
    Addresses.check(query < 0 ? uri : uri.substring(0, query), Map.of());
    var component = uri.substring(0, uri.indexOf(':'));
    options.forEach((name, value) -> Options.check(component, name, String.valueOf(value)));
    if (query >= 0) {
      Addresses.check(uri, Map.of());
    }
  }
}
