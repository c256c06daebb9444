package io.plugdesk.engine;

import io.plugdesk.api.channel.Conversations;
import io.plugdesk.api.channel.Inbox;
import io.plugdesk.desk.conversations.Answering;
import io.plugdesk.desk.gateway.Gateway;
import io.plugdesk.desk.health.HealthCheck;
import io.plugdesk.desk.health.HealthCheck.Health;
import io.plugdesk.desk.knowledge.Grounding;
import io.plugdesk.desk.metrics.Meters;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the engine together: its steps, its route, its threads and the services it offers. */
@Component(immediate = true, service = EngineComponent.class)
@Designate(ocd = EngineConfig.class)
public final class EngineComponent {
  private static final Logger LOG = LoggerFactory.getLogger(EngineComponent.class);
  private static final int MOST_CALLS = 256;
  private final ExecutorService turns;
  private final ExecutorService calls = Threads.pool("call", MOST_CALLS);
  private final ScheduledExecutorService recovery =
      Executors.newSingleThreadScheduledExecutor(Threads.named("recovery"));
  private final ProducerTemplate producer;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<HealthCheck> checks;

  private final List<ServiceRegistration<?>> services;

  /** Starts the engine; its route is taken up by whoever owns the CamelContext. */
  @Activate
  public EngineComponent(
      BundleContext bundle,
      EngineConfig config,
      @Reference CamelContext camel,
      @Reference(target = "(room=engine)") UnitsOfWork units,
      @Reference AuditTrail audit,
      @Reference Tenants tenants,
      @Reference Plugins plugins,
      @Reference Grounding grounding,
      @Reference Gateway gateway,
      @Reference Meters meters,
      @Reference Privacy privacy) {
    this.producer = camel.createProducerTemplate();
    this.turns = Executors.newFixedThreadPool(config.parallel(), Threads.named("turn"));
    var callers = new WaitingCallers();
    var open = new OpenStep(units, plugins, callers);
    var remember = new RememberStep(units, audit);
    var guards = new TenantGuards(plugins, privacy, calls);
    var answer =
        new AnswerStep(
            gateway,
            new TenantTools(plugins, privacy, calls),
            guards,
            tenants,
            privacy,
            Duration.ofSeconds(config.first__token__seconds()),
            Duration.ofSeconds(config.answer__seconds()));
    var route =
        new MessageRoute(
            open,
            new GuardStep(guards, units, audit),
            new GroundStep(grounding, config.passages()),
            answer,
            remember,
            new DeliverStep(units));
    var runner =
        new TurnRunner(
            units,
            new Lanes(turns),
            turn -> producer.requestBody(MessageRoute.ENTRANCE, turn),
            open,
            remember,
            config.node());
    var engine = new Engine(units, audit, plugins, meters, privacy, callers, runner, config.node());
    this.services =
        List.of(
            bundle.registerService(RoutesBuilder.class, route, new Hashtable<>()),
            bundle.registerService(
                new String[] {
                  Inbox.class.getName(), Answering.class.getName(), Conversations.class.getName()
                },
                engine,
                new Hashtable<>()));
    recover(new Recovery(units, tenants, runner, config.node()), config.recovery__seconds());
  }

  private void recover(Recovery left, int seconds) {
    if (seconds > 0) {
      recovery.scheduleWithFixedDelay(() -> look(left), 0, seconds, TimeUnit.SECONDS);
    }
  }

  /** Looks only once the rooms that an answer needs are ready, so that no attempt is wasted. */
  private void look(Recovery left) {
    try {
      var rooms = checks;
      if (rooms != null && rooms.stream().map(HealthCheck::check).allMatch(Health::ready)) {
        left.look();
      }
    } catch (RuntimeException e) {
      LOG.warn("The inbox could not be looked through; the next look is due in a moment", e);
    }
  }

  /** Takes no new message and lets what is being answered be found again after the start. */
  @Deactivate
  public void stop() throws Exception {
    services.forEach(ServiceRegistration::unregister);
    recovery.shutdownNow();
    turns.shutdown();
    turns.awaitTermination(5, TimeUnit.SECONDS);
    turns.shutdownNow();
    calls.shutdownNow();
    producer.close();
  }
}
