package io.plugdesk.routes.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteCheckTest {
  private static final String GOOD =
      """
      - route:
          id: hours
          from:
            uri: timer:hours
            parameters:
              period: 60000
            steps:
              - setHeader:
                  name: DocumentId
                  constant: hours.md
              - setBody:
                  simple: "# Hours of ${date:now:yyyy}"
              - filter:
                  simple: "${header.DocumentId} == 'hours.md'"
                  steps:
                    - log: "takes ${file:name} of ${id} at ${date:now:HH:mm}"
              - choice:
                  when:
                    - simple: "${body} contains 'x'"
                      steps:
                        - stop: {}
                  otherwise:
                    steps:
                      - to: log:hours?level=INFO
              - split:
                  tokenize: {token: "---"}
                  steps:
                    - to:
                        uri: plugdesk:document
                        parameters: {namespace: help}
      """;

  @Test
  void takesWhatIsAllowed() {
    assertEquals(List.of("hours"), RouteCheck.check(GOOD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- beans: []",
        "- bean: {name: x, type: java.lang.ProcessBuilder}",
        "- rest: {path: /x}",
        "- onException: {exception: [java.lang.Exception]}",
        "- errorHandler: {deadLetterChannel: {deadLetterUri: \"exec:id\"}}",
        "- intercept: {steps: []}",
        "- routeTemplate: {id: x}",
        "- kamelet: {name: x}",
        "- route-configuration: {id: x}",
        "- pipeConfiguration: {id: x}",
      })
  void takesNothingButRoutes(String text) {
    var failure = assertThrows(RefusedRoute.class, () -> RouteCheck.check(text));

    assertTrue(failure.getMessage().contains("allowed are [from, route]"), failure.getMessage());
    assertEquals(1, failure.line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bean: {ref: x}",
        "bean: {beanType: java.lang.Runtime}",
        "script: {groovy: \"System.exit(1)\"}",
        "process: {ref: x}",
        "toD: \"${body}\"",
        "to-d: \"${body}\"",
        "recipientList: {simple: \"${body}\"}",
        "routingSlip: {simple: \"${body}\"}",
        "dynamicRouter: {simple: \"${body}\"}",
        "enrich: {simple: \"file:/etc\"}",
        "pollEnrich: {simple: \"file:/etc\"}",
        "unmarshal: {json: {}}",
        "convertBodyTo: {type: java.net.URL}",
        "setProperty: {name: x, constant: y}",
        "setVariable: {name: x, constant: y}",
        "loop: {constant: 1000000000, steps: []}",
        "wireTap: {uri: \"exec:id\"}",
        "throwException: {exceptionType: java.lang.Error}",
        "aggregate: {}",
        "kamelet: {name: x}",
        "doTry: {steps: []}",
        "setBody: {groovy: \"1\"}",
        "setBody: {ref: x}",
        "setBody: {method: {beanType: java.lang.Runtime, method: getRuntime}}",
        "setBody: {expression: {js: \"1\"}}",
        "setBody: {language: {language: groovy, expression: \"1\"}}",
        "setBody: {simple: {expression: \"x\", resultType: java.net.URL}}",
        "setBody: {simple: \"${bean:x}\"}",
        "setBody: {simple: \"${bean:type:java.lang.Runtime?method=getRuntime}\"}",
        "setBody: {simple: \"${type:java.lang.System.out}\"}",
        "setBody: {simple: \"${sys.user.home}\"}",
        "setBody: {simple: \"${sysenv.PATH}\"}",
        "setBody: {simple: \"${env.PATH}\"}",
        "setBody: {simple: \"${env:PATH}\"}",
        "setBody: {simple: \"$simple{sys.user.home}\"}",
        "setBody: {simple: \"${properties:x}\"}",
        "setBody: {simple: \"${camelContext.name}\"}",
        "setBody: {simple: \"${exchange.context.registry}\"}",
        "setBody: {simple: \"${body.getClass.forName('java.lang.Runtime')}\"}",
        "setBody: {simple: \"${body.class}\"}",
        "setBody: {simple: \"${bodyAs(java.net.URL)}\"}",
        "setBody: {simple: \"${mandatoryBodyAs(java.net.URL)}\"}",
        "setBody: {simple: \"${header.x.class.classLoader}\"}",
        "setBody: {simple: \"${header.x[0]}\"}",
        "setBody: {simple: \"${headerAs(x,java.net.URL)}\"}",
        "setBody: {simple: \"${ref:x}\"}",
        "setBody: {simple: \"${hostname}\"}",
        "setBody: {simple: \"${file:absolute.path}\"}",
        "setBody: {simple: \"${exception.stacktrace}\"}",
        "setBody: {simple: \"${header.${body}}\"}",
        "setBody: {simple: \"resource:file:/etc/passwd\"}",
        "setBody: {simple: \" resource:classpath:x\"}",
        "setBody: {constant: \"resource:file:/etc/passwd\"}",
        "setBody: {constant: \"{{env:PATH}}\"}",
        "setBody: {simple: \"{{sys:user.home}}\"}",
        "setHeader: {name: \"{{env:PATH}}\", constant: x}",
        "setHeader: {name: CamelFileName, constant: ../x}",
        "setHeader: {name: camelFileName, constant: ../x}",
        "setHeader: {name: CAMELFILENAME, constant: ../x}",
        "log: \"${body}\"",
        "log: \"${header.DocumentTitle}\"",
        "log: \"${headers.DocumentTitle}\"",
        "log: \"${exchangeProperty.x}\"",
        "log: {message: \"$simple{header.x}\"}",
        "log: {message: \"${bodyOneLine}\"}",
        "log: {message: x, logger: \"#bean:x\"}",
        "to: exec:id",
        "to: bean:x",
        "to: class:java.lang.Runtime",
        "to: http://169.254.169.254/",
        "to: language:groovy:1",
        "to: \"{{env:PATH}}\"",
        "to: \"log:x?level={{env:PATH}}\"",
        "to: \"log:x?exchangeFormatter=#class:java.lang.ProcessBuilder\"",
        "to: \"log:x?showAll=true\"",
        "to: \"log:RAW(x)\"",
        "to: plugdesk:connector",
        "to: \"plugdesk:document?tenant=globex\"",
        "to: {uri: plugdesk:document, parameters: {tenant: globex}}",
        "to: {uri: plugdesk:document, parameters: {namespace: \"../x\"}}",
        "to: file:/etc",
        "to: file:outbox",
        "to: {uri: file, parameters: {noop: true}}",
        "to: {uri: \"file:outbox\"}",
        "to: {uri: file:x, parameters: {fileName: /etc/x}}",
        "to: &anchor plugdesk:document",
        "to: !!java.net.URL x",
        "stop: {x: 1}",
      })
  void refusesAStepThatReachesOut(String step) {
    var text = "- from:\n    uri: timer:x\n    steps:\n      - " + step + "\n";

    var failure = assertThrows(RefusedRoute.class, () -> RouteCheck.check(text));

    assertEquals(4, failure.line(), failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/etc",
        "file:///etc",
        "file://../globex",
        "file:..",
        "file:inbox/../../globex",
        "file:%2e%2e/globex",
        "\"file:inbox?move=/etc/x\"",
        "\"file:inbox?fileName=../../x\"",
        "\"file:inbox?localWorkDirectory=/tmp\"",
        "\"file:inbox?greedy=true\"",
        "\"file:inbox?filter=#class:java.lang.ProcessBuilder\"",
        "\"file:inbox?idempotentKey=${sys.user.home}\"",
        "\"file:inbox?delay=1\"",
        "\"timer:x?period=1\"",
        "\"timer:x?period=-1\"",
        "\"timer:x?delay=-1\"",
        "\"timer:x?delay=0\"",
        "\"timer:x?period=1ms\"",
        "\"timer:x?pattern=x\"",
        "\"direct:x?exchangePattern=InOut\"",
        "\"seda:x?concurrentConsumers=1000\"",
        "\"seda:x?queue=#bean:x\"",
        "scheduler:x",
        "quartz:x",
        "netty:tcp://0.0.0.0:80",
        "jetty:http://0.0.0.0:80",
        "x",
      })
  void refusesABeginningThatReachesOut(String uri) {
    var text = "- from:\n    uri: " + uri + "\n    steps:\n      - to: plugdesk:document\n";

    var failure = assertThrows(RefusedRoute.class, () -> RouteCheck.check(text));

    assertEquals(2, failure.line(), failure.getMessage());
  }

  @Test
  void namesTheLineOfWhatIsNotYaml() {
    var failure =
        assertThrows(RefusedRoute.class, () -> RouteCheck.check("- route:\n    id: [x\n  y"));

    assertEquals(3, failure.line(), failure.getMessage());
  }

  @Test
  void refusesTwoDocumentsAndNamesThatStandTwice() {
    assertThrows(RefusedRoute.class, () -> RouteCheck.check(GOOD + "---\n" + GOOD));
    assertThrows(
        RefusedRoute.class,
        () -> RouteCheck.check("- from: {uri: timer:x, uri: exec:id, steps: []}"));
  }

  @Test
  void refusesAFileThatIsNestedTooDeep() {
    for (var text :
        List.of("[".repeat(256 * 1024), "- ".repeat(100 * 1024) + "x", "{a: [".repeat(60))) {
      var failure = assertThrows(RefusedRoute.class, () -> RouteCheck.check(text));

      assertTrue(failure.getMessage().contains("50 levels"), failure.getMessage());
      assertEquals(1, failure.line());
    }
  }

  @Test
  void refusesAMountainOfAliases() {
    var text = "- &a [x]\n- &b [*a, *a, *a]\n- &c [*b, *b, *b]\n";

    assertThrows(RefusedRoute.class, () -> RouteCheck.check(text));
  }
}
