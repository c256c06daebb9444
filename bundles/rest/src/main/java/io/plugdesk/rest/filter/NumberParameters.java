package io.plugdesk.rest.filter;

import io.plugdesk.rest.problem.Problem.Kind;
import io.plugdesk.rest.problem.Refusal;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import javax.ws.rs.ext.Provider;

/**
 * Reads the numbers among the parameters of a query and of headers, and names the one that is none:
 * JAX-RS alone would say that there is no such page. In a path it is right in that.
 */
@Provider
public final class NumberParameters implements ParamConverterProvider {
  private static final Map<Class<?>, Form> FORMS =
      Map.of(
          int.class, new Form(Integer::valueOf, whole(Integer.MAX_VALUE)),
          Integer.class, new Form(Integer::valueOf, whole(Integer.MAX_VALUE)),
          long.class, new Form(Long::valueOf, whole(Long.MAX_VALUE)),
          Long.class, new Form(Long::valueOf, whole(Long.MAX_VALUE)),
          double.class, new Form(Double::valueOf, "a number"),
          Double.class, new Form(Double::valueOf, "a number"));

  @Override
  public <T> ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    var form = FORMS.get(type);
    return form == null
        ? null
        : name(annotations).map(name -> new Reading<T>(name, type, form)).orElse(null);
  }

  private static Optional<String> name(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .map(
            each -> {
              if (each instanceof QueryParam query) {
                return query.value();
              }
              return each instanceof HeaderParam header ? header.value() : null;
            })
        .filter(name -> name != null)
        .findFirst();
  }

  private static String whole(long most) {
    return "a whole number up to %d".formatted(most);
  }

  /** How a number is read, and what it is called. */
  private record Form(Function<String, Object> read, String words) {}

  /** Reads one parameter. */
  private record Reading<T>(String name, Class<T> type, Form form) implements ParamConverter<T> {
    @Override
    @SuppressWarnings("unchecked")
    public T fromString(String text) {
      if (text.isEmpty() && !type.isPrimitive()) {
        return null;
      }
      try {
        return (T) form.read().apply(text);
      } catch (NumberFormatException e) {
        throw new Refusal(Kind.MALFORMED, "%s: %s is expected".formatted(name, form.words()));
      }
    }

    @Override
    public String toString(T value) {
      return String.valueOf(value);
    }
  }
}
