package io.tidemark.scoring.rollout.client;

import io.tidemark.log.Decoded;
import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.release.models.BundleIntake;
import io.tidemark.scoring.release.models.BundleShelf;
import io.tidemark.scoring.release.models.DeploymentLog;
import io.tidemark.scoring.release.models.PointInLog;
import io.tidemark.scoring.release.models.PublishedModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the rollout for something and reads what it did. Thread-safe. */
public final class RolloutClient {

    private static final Logger LOG = LoggerFactory.getLogger(RolloutClient.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private final Connection connection;
    private final SchemaRegistry registry;
    private final InstantSource clock;

    public RolloutClient(Connection connection, SchemaRegistry registry) {
        this(connection, registry, InstantSource.system());
    }

    RolloutClient(Connection connection, SchemaRegistry registry, InstantSource clock) {
        this.connection = connection;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Asks for something and waits for the answer.
     *
     * @return ACTIVATED, PLANNED for a plan, or REFUSED with the reason in its text
     * @throws RolloutTimeoutException if no answer came in time
     */
    public RolloutEvent ask(Wish wish, String reason, String requestedBy, Duration atMost) {
        return ask(UUID.randomUUID().toString(), wish, reason, requestedBy, atMost);
    }

    /** The same under an id by which the asker knows the answer again. */
    public RolloutEvent ask(String requestId, Wish wish, String reason, String requestedBy, Duration atMost) {
        return ask(
                RolloutRequest.newBuilder()
                        .setRequestId(requestId)
                        .setAction(wish.plan() ? RolloutAction.PLAN : wish.action())
                        .setPlanned(wish.plan() ? wish.action() : null)
                        .setVersion(wish.version().orElse(null))
                        .setShare(wish.share().orElse(null))
                        .setIfChampion(wish.ifChampion().orElse(null))
                        .setPolicy(wish.policy().orElse(null))
                        .setLists(wish.lists().orElse(null))
                        .setReason(reason)
                        .setRequestedBy(requestedBy)
                        .setRequestedAt(clock.instant())
                        .build(),
                atMost);
    }

    /** Asks that a published model becomes the champion; as {@link #ask}. */
    public RolloutEvent promote(String version, String reason, String requestedBy, Duration atMost) {
        return ask(Wish.promote(version), reason, requestedBy, atMost);
    }

    /** Asks that the champion before the present one returns; as {@link #ask}. */
    public RolloutEvent rollback(String reason, String requestedBy, Duration atMost) {
        return ask(Wish.rollback(), reason, requestedBy, atMost);
    }

    /**
     * All bundles on the topic, oldest first; the first content of a version counts. One that is not sound is left out.
     */
    public List<PublishedModel> models() {
        List<PublishedModel> models = new ArrayList<>();
        try (BundleShelf shelf = new BundleShelf(connection, registry)) {
            shelf.readToEnd(bundle -> published(bundle).ifPresent(models::add));
        }
        return models;
    }

    /**
     * The bytes of a published bundle; empty if there is none of this version.
     *
     * @param source from where it may be fetched if it is not on the topic
     * @throws RefusedBundleException if it cannot be fetched
     */
    public Optional<byte[]> bundle(String version, BundleSource source) {
        try (BundleShelf shelf = new BundleShelf(connection, registry)) {
            shelf.readToEnd(bundle -> {});
            Optional<ModelReference> model = shelf.find(version);
            return model.flatMap(shelf::fetch).map(published -> BundleIntake.bytes(published, source));
        }
    }

    /** All deployments in the order of their sequence. */
    public List<Deployment> history() {
        return DeploymentLog.read(connection, registry).deployments();
    }

    /** The deployment that was in force at a point; empty before the first. */
    public Optional<Deployment> inForce(PointInLog point) {
        return point.in(DeploymentLog.read(connection, registry));
    }

    /** The deployment in force; empty before the first. */
    public Optional<Deployment> current() {
        return DeploymentLog.read(connection, registry).current();
    }

    private RolloutEvent ask(RolloutRequest request, Duration atMost) {
        AvroSerde<RolloutEvent> events = registry.serde(Topics.ROLLOUT_EVENTS);
        try (LogReader answers = new LogReader(connection, Topics.ROLLOUT_EVENTS)) {
            // The answer can only come behind what is there before the question.
            answers.seek(answers.end());
            OneRecord.send(connection, registry, Topics.ROLLOUT_REQUESTS, request.getRequestId(), request);
            long deadline = System.nanoTime() + atMost.toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> message : answers.poll(POLL)) {
                    Optional<RolloutEvent> answer = Decoded.of(message, events)
                            .filter(event -> event.getRequestId().equals(request.getRequestId()));
                    if (answer.isPresent()) {
                        return answer.get();
                    }
                }
            }
        }
        throw new RolloutTimeoutException(
                "The rollout did not answer request %s within %d s; check that it runs (tidemark status) and look at %s later"
                        .formatted(
                                request.getRequestId(), atMost.toSeconds(), connection.topic(Topics.ROLLOUT_EVENTS)));
    }

    private static Optional<PublishedModel> published(ModelBundle record) {
        try {
            return Optional.of(PublishedModel.of(record));
        } catch (RefusedBundleException e) {
            LOG.warn("Model {} is left out: {}", record.getVersion(), e.getMessage());
            return Optional.empty();
        }
    }
}
