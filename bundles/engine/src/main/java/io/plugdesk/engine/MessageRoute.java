package io.plugdesk.engine;

import org.apache.camel.builder.RouteBuilder;

/** One message through the house: the table of contents of the product. */
final class MessageRoute extends RouteBuilder {
  /** Where an {@link OpenTurn} enters. */
  static final String ENTRANCE = "direct:message";

  /** The id of the route. */
  static final String NAME = "message";

  private final OpenStep open;
  private final GuardStep guard;
  private final GroundStep ground;
  private final AnswerStep answer;
  private final RememberStep remember;
  private final DeliverStep deliver;

  MessageRoute(
      OpenStep open,
      GuardStep guard,
      GroundStep ground,
      AnswerStep answer,
      RememberStep remember,
      DeliverStep deliver) {
    this.open = open;
    this.guard = guard;
    this.ground = ground;
    this.answer = answer;
    this.remember = remember;
    this.deliver = deliver;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from(ENTRANCE)
        .routeId(NAME)
        .bean(open, "open")
        .id("open")
        .bean(guard, "guard")
        .id("guard")
        .bean(ground, "ground")
        .id("ground")
        .bean(answer, "answer")
        .id("answer")
        .bean(remember, "remember")
        .id("remember")
        .bean(deliver, "deliver")
        .id("deliver");
  }
}
