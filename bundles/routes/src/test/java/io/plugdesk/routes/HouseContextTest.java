package io.plugdesk.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.langchain4j.agent.api.Agent;
import org.apache.camel.component.langchain4j.agent.api.AgentConfiguration;
import org.apache.camel.component.langchain4j.agent.api.AgentWithoutMemory;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Camel 4.14 together with its LangChain4j components and the LangChain4j of the house. */
class HouseContextTest {
  private final HouseContext house = new HouseContext(getClass().getClassLoader());

  @AfterEach
  void stop() {
    house.close();
  }

  @Test
  void isCalledPlugdeskAndKeepsAwayFromJmx() {
    assertEquals("plugdesk", house.camel().getName());
    assertTrue(house.camel().isStarted());
    assertNull(
        house.camel().getManagementStrategy().getManagementAgent(), "JMX has to be switched off");
  }

  @Test
  void answersFromAChatModelThroughARoute() {
    house.bind("model", new Model());
    house.add(
        route(
            "chat",
            "direct:chat",
            "langchain4j-chat:c?chatModel=#model&chatOperation=CHAT_SINGLE_MESSAGE"));

    assertEquals("You said: good morning", ask("direct:chat", "good morning"));
  }

  @Test
  void neverTakesAModelThatARouteDoesNotName() {
    house.bind("model", new Model());
    house.add(route("chat", "direct:chat", "langchain4j-chat:c"));

    assertNull(house.camel().getRoute("chat"));
  }

  @Test
  void letsAnAgentCallARouteAsATool() {
    house.bind("model", new Model());
    house.bind(
        "agent",
        (Agent) new AgentWithoutMemory(new AgentConfiguration().withChatModel(new Model())));
    house.add(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:agent").routeId("agent").to("langchain4j-agent:a?agent=#agent&tags=sky");
            from("langchain4j-tools:weather?tags=sky&name=get_weather"
                    + "&description=Tells the weather&parameter.place=string")
                .routeId("tool")
                .setBody(simple("rain in ${header.place}"));
          }
        });

    assertEquals("The tool said: rain in Oslo", ask("direct:agent", "weather in Oslo"));
  }

  @Test
  void loadsAYamlRouteAndUnloadsIt() throws Exception {
    var yaml =
        """
        - route:
            id: written
            from:
              uri: direct:written
              steps:
                - setBody:
                    simple: "written: ${body}"
        """;
    var builders =
        PluginHelper.getRoutesLoader(house.camel())
            .findRoutesBuilders(ResourceHelper.fromString("written.yaml", yaml));
    builders.forEach(house::add);
    assertEquals("written: words", ask("direct:written", "words"));

    builders.forEach(house::remove);

    assertNull(house.camel().getRoute("written"));
  }

  @Test
  void letsARouteWaitForItsBean() {
    house.add(route("later", "direct:later", "bean:shout?method=shout"));
    assertNull(house.camel().getRoute("later"));

    house.bind("shout", new Shout());

    assertEquals("WORDS!", ask("direct:later", "words"));
  }

  @Test
  void takesARouteOfTheSameNameAfterTheFirstHasGone() {
    house.bind("first", new Shout());
    var first = route("same", "direct:same", "bean:first?method=shout");
    house.add(first);
    house.remove(first);
    house.unbind("first");
    house.bind("second", new Shout());
    house.add(route("same", "direct:same", "bean:second?method=shout"));

    assertNotNull(house.camel().getRoute("same"));
    assertEquals("TWICE!", ask("direct:same", "twice"));
  }

  private String ask(String endpoint, String body) {
    try (var producer = house.camel().createProducerTemplate()) {
      return producer.requestBody(endpoint, body, String.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RoutesBuilder route(String id, String from, String to) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(from).routeId(id).to(to);
      }
    };
  }

  /** A bean. */
  public static final class Shout {
    /** Shouts. */
    public String shout(String words) {
      return words.toUpperCase(Locale.ROOT) + "!";
    }
  }

  /** Repeats what it is told, and asks for the weather where it has a tool for that. */
  private static final class Model implements ChatModel {
    @Override
    public ChatResponse doChat(ChatRequest request) {
      var last = request.messages().get(request.messages().size() - 1);
      if (last instanceof ToolExecutionResultMessage result) {
        return says("The tool said: " + result.text());
      }
      if (!request.toolSpecifications().isEmpty()) {
        var call =
            ToolExecutionRequest.builder()
                .id("1")
                .name(request.toolSpecifications().get(0).name())
                .arguments("{\"place\":\"Oslo\"}")
                .build();
        return ChatResponse.builder().aiMessage(AiMessage.from(call)).build();
      }
      return says("You said: " + ((UserMessage) last).singleText());
    }

    private static ChatResponse says(String words) {
      return ChatResponse.builder().aiMessage(AiMessage.from(words)).build();
    }
  }
}
