package io.tidemark.scoring.rollout;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.DeadLetters;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ListsVersion;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.policy.live.PolicyTexts;
import io.tidemark.scoring.release.members.MemberLog;
import io.tidemark.scoring.release.models.BundleIntake;
import io.tidemark.scoring.release.models.BundleShelf;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.scoring.release.models.DeploymentLog;
import io.tidemark.scoring.rollout.meters.CommitWitness;
import io.tidemark.scoring.rollout.step.Champions;
import io.tidemark.scoring.rollout.step.PolicyRoles;
import io.tidemark.scoring.rollout.step.TrialTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of control records: answers each request and each candidate once, in one transaction that holds the
 * control in every partition of {@code features}, the deployment with its offsets, the event that tells of it, the
 * alerts that it deserves, and the mark that it is answered.
 *
 * <p>Not thread-safe, but for {@link #wakeup}. After any exception close it and open another: what was not committed is
 * served again.
 */
final class Sequencer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final String STAGE = "stream-scoring/rollout";
    private final Connection connection;
    private final SchemaRegistry registry;
    private final InstantSource clock;
    private final AvroSerde<RolloutRequest> requests;
    private final AvroSerde<Candidate> candidates;
    private final BundleShelf shelf;
    private final MemberLog members;
    private final RolloutRules rules;
    private final RolloutInbox inbox;
    private final RolloutLog log;
    private final CommitWitness witness;
    private final ListLedger lists = new ListLedger();
    private DeploymentHistory history = DeploymentHistory.NONE;

    /**
     * @param catalogueHash of the catalogue that the features are computed with; empty takes any model
     * @param memberWait how long an activation waits for the scoring instances at most
     * @param trials how models prove themselves on live traffic
     * @param witness sees each transaction
     */
    Sequencer(
            Connection connection,
            SchemaRegistry registry,
            BundleIntake intake,
            Optional<String> catalogueHash,
            Duration memberWait,
            TrialTerms trials,
            InstantSource clock,
            CommitWitness witness) {
        this.connection = connection;
        this.registry = registry;
        this.clock = clock;
        this.requests = registry.serde(Topics.ROLLOUT_REQUESTS);
        this.candidates = registry.serde(Topics.CANDIDATES);
        this.shelf = new BundleShelf(connection, registry);
        this.members = new MemberLog(connection, registry, clock, memberWait);
        this.rules = new RolloutRules(
                new BundleCheck(shelf, intake, catalogueHash), members::ask, trials, new ListRules(lists, clock));
        this.inbox = new RolloutInbox(connection);
        this.log = new RolloutLog(connection, registry, witness::beforeCommit);
        this.witness = witness;
    }

    /** Shuts out a predecessor first and reads after that: nobody can write behind what was read. */
    void open() {
        log.open();
        history = DeploymentLog.read(connection, registry);
        lists.read(connection, registry);
        lists.difference(history)
                .ifPresent(why ->
                        LOG.error("Lists: {}; what stands is named with the next change of a list at the latest", why));
        inbox.open();
        witness.opened(history.current().map(Deployment::getControl));
        LOG.info(
                "The rollout serves; the champion is {}",
                Champions.current(history).map(ModelReference::getVersion).orElse("none, the amount decides"));
    }

    /** Answers what comes within a time. */
    void serve(Duration atMost) {
        for (ConsumerRecord<byte[], byte[]> message : inbox.poll(atMost)) {
            answer(message);
        }
    }

    /** Makes a {@link #serve} in another thread throw Kafka's {@code WakeupException}. */
    void wakeup() {
        inbox.wakeup();
        members.wakeup();
    }

    @Override
    public void close() {
        try (shelf;
                members;
                inbox;
                log) {
            LOG.debug("The rollout closes");
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> message) {
        Ruling ruling;
        boolean plan = false;
        try {
            if (inbox.isRequest(message)) {
                RolloutRequest request = requests.decode(value(message), message.headers());
                plan = request.getAction() == RolloutAction.PLAN;
                ruling = rules.on(request, history);
            } else {
                ruling = rules.on(candidates.decode(value(message), message.headers()), history);
            }
        } catch (UndecodableRecordException e) {
            bury(message, e);
            return;
        }
        Instant now = clock.instant();
        log.begin();
        Optional<Deployment> deployment =
                ruling.activation().map(activation -> log.deploy(control(ruling, activation, lists(ruling, now), now)));
        Optional<Control> control = deployment.map(Deployment::getControl);
        RolloutEvent told = event(ruling, control, now);
        log.tell(told);
        ModelAlerts.of(told, history, inbox.isRequest(message), plan).forEach(log::raise);
        log.commit(RolloutInbox.answered(message), inbox.group());
        deployment.ifPresent(this::remember);
        witness.answered(told, control);
        LOG.info("{} ({})", ruling.text(), ruling.outcome());
    }

    private void bury(ConsumerRecord<byte[], byte[]> message, UndecodableRecordException cause) {
        LOG.error("The record at offset {} of {} is buried: {}", message.offset(), message.topic(), cause.getMessage());
        log.begin();
        log.bury(DeadLetters.of(
                cause.cause(),
                cause.getMessage(),
                message.topic(),
                message.partition(),
                message.offset(),
                message.key(),
                message.value(),
                STAGE,
                clock.instant()));
        log.commit(RolloutInbox.answered(message), inbox.group());
        witness.buried(cause.cause());
    }

    /** Whatever a step is about, the control record says all that is in force. */
    private Optional<ListsVersion> lists(Ruling ruling, Instant now) {
        return ruling.lists().isPresent()
                ? Optional.of(lists.write(log, ruling.lists().get(), ruling, history, now))
                : lists.standing(history);
    }

    private Control control(Ruling ruling, Activation activation, Optional<ListsVersion> standing, Instant now) {
        long sequence = history.nextSequence();
        return new Control(
                sequence + "-" + ruling.requestId(),
                sequence,
                now,
                activation,
                ruling.policies().deciding().orElse(null),
                standing.orElse(null),
                ruling.policies().shadow().orElse(null));
    }

    private void remember(Deployment deployment) {
        List<Deployment> all = new ArrayList<>(history.deployments());
        all.add(deployment);
        history = new DeploymentHistory(all);
    }

    private RolloutEvent event(Ruling ruling, Optional<Control> control, Instant now) {
        return RolloutEvent.newBuilder()
                .setRequestId(ruling.requestId())
                .setOutcome(ruling.outcome())
                .setVersion(ruling.model().orElse(null))
                .setPreviousVersion(
                        ruling.previous().map(ModelReference::getVersion).orElse(null))
                .setControlId(control.map(Control::getControlId).orElse(null))
                .setControlSequence(control.map(Control::getSequence).orElse(0L))
                .setText(ruling.text())
                .setHappenedAt(now)
                .setInForce(history.current()
                        .map(last -> last.getControl().getActivation())
                        .orElse(null))
                .setProposed(ruling.proposed().orElse(null))
                .setChecks(ruling.findings().checks())
                .setMembers(ruling.findings().members())
                .setPolicy(name(ruling, PolicyRoles::deciding))
                .setShadowPolicy(name(ruling, PolicyRoles::shadow))
                .build();
    }

    private static String name(Ruling ruling, Function<PolicyRoles, Optional<PolicyText>> role) {
        return ruling.proposed()
                .flatMap(any -> role.apply(ruling.policies()))
                .map(PolicyTexts::name)
                .orElse(null);
    }

    private static byte[] value(ConsumerRecord<byte[], byte[]> message) {
        return message.value() == null ? new byte[0] : message.value();
    }
}
