package io.tidemark.scoring.rollout.trial;

import io.tidemark.log.Decoded;
import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.Trial;
import io.tidemark.schemas.Verdict;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.trial.TrialRules;
import io.tidemark.scoring.release.models.BundleShelf;
import io.tidemark.scoring.release.models.PublishedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the trials in force. All that it knows it reads from the log: whenever the trials change, and after a
 * restart, it counts again from where the oldest of them began. Not thread-safe.
 */
final class TrialSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrialSession.class);
    /** Scores are written by the clocks of others than the rollout's. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofMillis(200);
    private final Connection connection;
    private final SchemaRegistry registry;
    private final TrialRules rules;
    private final TrialDesk desk;
    private final AvroSerde<Deployment> deployments;
    private final LogReader deploymentLog;
    private final BundleShelf shelf;
    private final Map<String, Double> thresholds = new HashMap<>();
    private final Map<Long, Instant> begins = new HashMap<>();
    private final Set<String> answered;
    private List<TrialCase> cases = List.of();
    private Optional<TrialTraffic> traffic = Optional.empty();

    TrialSession(Connection connection, SchemaRegistry registry, TrialRules rules, TrialDesk desk) {
        this.connection = connection;
        this.registry = registry;
        this.rules = rules;
        this.desk = desk;
        this.deployments = registry.serde(Topics.DEPLOYMENTS);
        this.answered = answered(connection, registry);
        this.deploymentLog = new LogReader(connection, Topics.DEPLOYMENTS);
        try {
            this.shelf = new BundleShelf(connection, registry);
        } catch (RuntimeException e) {
            deploymentLog.close();
            throw e;
        }
    }

    /** Takes what comes within a moment. */
    void serve() {
        followDeployments();
        if (traffic.isEmpty()) {
            return;
        }
        traffic.get().poll(POLL, score -> cases.forEach(each -> each.take(score)), this::label);
        for (TrialCase each : cases) {
            if (!answered.contains(TrialStep.id(each.trial()))) {
                TrialStep.of(each.trial(), each.verdict()).ifPresent(this::ask);
            }
        }
    }

    /** How many transactions each trial has seen. */
    Map<Trial, Long> events() {
        Map<Trial, Long> events = new HashMap<>();
        cases.forEach(one -> events.put(one.trial(), one.events()));
        return events;
    }

    @Override
    public void close() {
        try (deploymentLog;
                shelf) {
            traffic.ifPresent(TrialTraffic::close);
        }
    }

    private void ask(TrialStep step) {
        Optional<String> refusal = desk.ask(step);
        answered.add(step.requestId());
        refusal.ifPresent(why -> LOG.warn("What the trial has come to was refused: {}", why));
    }

    private void label(Label label) {
        cases.forEach(each -> each.label(label.getTransactionId(), label.getVerdict() == Verdict.FRAUD));
    }

    private void followDeployments() {
        List<Trial> now = null;
        Duration patience = traffic.isPresent() ? Duration.ZERO : POLL;
        for (ConsumerRecord<byte[], byte[]> message : deploymentLog.poll(patience)) {
            Optional<Control> control = Decoded.of(message, deployments).map(Deployment::getControl);
            control.ifPresent(one -> begins.put(one.getSequence(), one.getIssuedAt()));
            Optional<Activation> activation = control.map(Control::getActivation);
            now = activation.map(Activation::getTrials).orElse(now);
        }
        if (now != null && !now.equals(cases.stream().map(TrialCase::trial).toList())) {
            begin(now);
        }
    }

    private void begin(List<Trial> trials) {
        traffic.ifPresent(TrialTraffic::close);
        traffic = Optional.empty();
        cases = List.of();
        if (trials.isEmpty()) {
            return;
        }
        shelf.readToEnd(this::noteThreshold);
        List<TrialCase> begun = new ArrayList<>();
        for (Trial trial : trials) {
            begun.add(new TrialCase(
                    trial,
                    threshold(trial.getModel().getVersion()),
                    threshold(trial.getRival().getVersion()),
                    rules));
            LOG.info("Model {} is {} for {} events", trial.getModel().getVersion(), trial.getKind(), trial.getEvents());
        }
        Instant since = trials.stream()
                .map(trial -> begins.getOrDefault(trial.getSinceSequence(), Instant.EPOCH))
                .min(Instant::compareTo)
                .orElseThrow();
        cases = begun;
        traffic = Optional.of(new TrialTraffic(connection, registry, since.minus(CLOCK_SKEW)));
    }

    private void noteThreshold(ModelBundle bundle) {
        try {
            thresholds.put(
                    bundle.getVersion(),
                    PublishedModel.of(bundle).manifest().policy().reviewThreshold());
        } catch (RefusedBundleException e) {
            // A model that is refused is never activated, so never on trial; but it lies on the topic for ever.
            LOG.warn("Model {} is left out: {}", bundle.getVersion(), e.getMessage());
        }
    }

    /** A model whose bundle is gone from the log alerts on nothing that could be compared. */
    private double threshold(String version) {
        return thresholds.getOrDefault(version, Double.POSITIVE_INFINITY);
    }

    private static Set<String> answered(Connection connection, SchemaRegistry registry) {
        AvroSerde<RolloutEvent> events = registry.serde(Topics.ROLLOUT_EVENTS);
        Set<String> ids = new HashSet<>();
        try (LogReader reader = new LogReader(connection, Topics.ROLLOUT_EVENTS)) {
            reader.readToEnd(message -> Decoded.of(message, events).ifPresent(event -> ids.add(event.getRequestId())));
        }
        return ids;
    }
}
