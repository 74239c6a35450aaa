package io.tidemark.scoring.app;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.DeadLetters;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowScore;
import io.tidemark.schemas.registry.UndecodableRecordException;
import io.tidemark.scoring.app.Explanations.Explained;
import io.tidemark.scoring.app.models.DeploymentHistory;
import io.tidemark.scoring.app.models.ModelDirectory;
import java.time.InstantSource;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Decides the vectors of one partition in its order, each under the control records before it.
 *
 * <p>It reads bytes, not records: what cannot be read goes on as a dead letter with all its bytes.
 */
final class ScoringProcessor implements Processor<byte[], byte[], String, SpecificRecord> {

    private static final String STAGE = "stream-scoring/scorer";
    private static final String EMPTY_RECORD = "empty_record";
    private static final String AMBIGUOUS_RECORD = "ambiguous_record";

    private final ScoringConfig config;
    private final ScoringSerdes serdes;
    private final ModelDirectory models;
    private final DeploymentHistory deployments;
    private final InstantSource clock;
    private final ScoringMeters meters;
    private final Decider decider;
    private final Shadows shadows;
    private final Explanations explanations;
    private final CustomerPlace places = new CustomerPlace();
    private ProcessorContext<String, SpecificRecord> context;
    private CustomerProgress customers;
    private ActivationInForce activation;
    private Restoration restoration;
    private boolean started;

    ScoringProcessor(
            ScoringConfig config,
            ScoringSerdes serdes,
            ModelDirectory models,
            DeploymentHistory deployments,
            InstantSource clock,
            ScoringMeters meters) {
        this.config = config;
        this.serdes = serdes;
        this.models = models;
        this.deployments = deployments;
        this.clock = clock;
        this.meters = meters;
        VectorScorer scorer = new VectorScorer(config.fallback(), clock);
        this.decider = new Decider(config.amountPolicy(), config.fallback(), scorer);
        this.shadows = new Shadows(scorer, meters);
        this.explanations = new Explanations(config.reasons(), meters);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> given) {
        context = given;
        customers = new CustomerProgress(given.getStateStore(ScoringTopology.CUSTOMERS));
        activation = new ActivationInForce(
                given.getStateStore(ScoringTopology.ACTIVATION), serdes.features(), config.features(), models);
        restoration = Restoration.ended(
                activation.isKnown() || customers.isKnown(),
                clock.instant(),
                config.fallback().restoringAfter());
    }

    @Override
    public void process(Record<byte[], byte[]> message) {
        RecordMetadata place = context.recordMetadata().orElseThrow();
        if (!started) {
            started = true;
            activation.startFrom(() -> deployments.before(place.partition(), place.offset()));
        }
        if (message.value() == null) {
            bury(message, place, EMPTY_RECORD, "The record has no value");
            return;
        }
        FeatureRecord read;
        try {
            read = serdes.features().deserializer().deserialize(place.topic(), message.value());
        } catch (SerializationException e) {
            bury(message, place, cause(e), e.getMessage());
            return;
        }
        handle(message, place, read);
    }

    private void handle(Record<byte[], byte[]> message, RecordMetadata place, FeatureRecord read) {
        FeatureVector vector = read.getVector();
        Control control = read.getControl();
        if (vector != null && control != null) {
            bury(message, place, AMBIGUOUS_RECORD, "The record has a vector and a control");
        } else if (vector != null) {
            decide(message, place, vector);
        } else if (control != null) {
            apply(place, control);
        } else {
            bury(message, place, EMPTY_RECORD, "The record has neither a vector nor a control");
        }
    }

    private void decide(Record<byte[], byte[]> message, RecordMetadata place, FeatureVector vector) {
        if (!customers.advance(vector)) {
            meters.duplicate();
            return;
        }
        InForce inForce = activation.now();
        String customer = vector.getTransaction().getCustomerId();
        Verdict verdict = decider.decide(vector, inForce.seat(customer, places), restoration.cause(vector));
        List<ShadowScore> watched = shadows.scores(vector, inForce.shadows());
        LogPosition features = new LogPosition(place.partition(), place.offset());
        Explained explained = explanations.of(vector, verdict);
        Score score = DecisionRecords.score(
                vector, features, inForce.control(), verdict, watched, explained, clock.instant());
        send(message, customer, score, ScoringTopology.SCORES);
        if (score.getDecision() != Decision.APPROVE) {
            send(message, customer, DecisionRecords.alert(score), ScoringTopology.ALERTS);
        }
        meters.scored(score);
    }

    private void apply(RecordMetadata place, Control control) {
        if (activation.apply(control)) {
            meters.activated(place.partition(), control);
            // The wait for bundles, if any, is here and not at the next customer's transaction.
            activation.now();
        } else {
            meters.controlIgnored(control);
        }
    }

    private void bury(Record<byte[], byte[]> message, RecordMetadata place, String cause, String detail) {
        send(
                message,
                null,
                DeadLetters.of(
                        cause,
                        detail,
                        place.topic(),
                        place.partition(),
                        place.offset(),
                        message.key(),
                        message.value(),
                        STAGE,
                        clock.instant()),
                ScoringTopology.DEAD_LETTERS);
        meters.deadLetter(cause);
    }

    private void send(Record<byte[], byte[]> message, String key, SpecificRecord value, String sink) {
        context.forward(message.withKey(key).withValue(value), sink);
    }

    private static String cause(SerializationException e) {
        return e instanceof UndecodableRecordException undecodable
                ? undecodable.cause()
                : UndecodableRecordException.NOT_AVRO;
    }
}
