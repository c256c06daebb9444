package io.plugdesk.rest.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerBuilder;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.PathParam;
import org.junit.jupiter.api.Test;

/** What a mapper knows before the first request. */
class KnownTypesTest {
  private final List<String> learnt = new ArrayList<>();

  /** What is asked. */
  public record Question(String text) {
    /** Takes the text. */
    @JsonCreator
    public Question {}
  }

  /** What is answered. */
  public record Reply(String text) {}

  /** What may be missing. */
  public record Wish(String text) {
    /** Takes the text. */
    @JsonCreator
    public Wish {}
  }

  /** What is no body. */
  public record Place(String name) {}

  /** A resource. */
  public static final class Desk {
    /** An operation. */
    @POST
    public Reply ask(@PathParam("place") Place place, Question question) {
      return new Reply(place.name() + question.text());
    }

    /** An operation whose body may be missing. */
    @PUT
    public void wish(@DefaultValue("{}") Wish wish) {}

    /** No operation. */
    public Place place() {
      return new Place("here");
    }
  }

  @Test
  void knowsWhatOperationsTakeAndGiveAndNothingElse() {
    var mapper = Json.mapper();
    mapper.registerModule(new SimpleModule("reads").setDeserializerModifier(reads()));
    mapper.registerModule(new SimpleModule("writes").setSerializerModifier(writes()));
    new KnownTypes(mapper).learn(Desk.class);
    assertEquals(Set.of("writes Reply", "reads Question", "reads Wish"), Set.copyOf(learnt));
  }

  private BeanDeserializerModifier reads() {
    return new BeanDeserializerModifier() {
      private static final long serialVersionUID = 1;

      @Override
      public BeanDeserializerBuilder updateBuilder(
          DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
        learnt.add("reads " + bean.getBeanClass().getSimpleName());
        return builder;
      }
    };
  }

  private BeanSerializerModifier writes() {
    return new BeanSerializerModifier() {
      private static final long serialVersionUID = 1;

      @Override
      public BeanSerializerBuilder updateBuilder(
          SerializationConfig config, BeanDescription bean, BeanSerializerBuilder builder) {
        learnt.add("writes " + bean.getBeanClass().getSimpleName());
        return builder;
      }
    };
  }
}
