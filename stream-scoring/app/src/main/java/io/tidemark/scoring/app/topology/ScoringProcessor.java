package io.tidemark.scoring.app.topology;

import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.DeadLetters;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Mark;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.SupersededVector;
import io.tidemark.scoring.app.decision.AlertRecords;
import io.tidemark.scoring.app.decision.ScoringMeters;
import io.tidemark.scoring.app.watch.CustomerProgress;
import io.tidemark.scoring.app.watch.DecidedWithout;
import io.tidemark.scoring.app.watch.HeaderlessValue;
import io.tidemark.scoring.app.watch.TransactionWatch;
import io.tidemark.scoring.app.watch.TransactionWatch.Overdue;
import io.tidemark.scoring.app.watch.WatchSettings;
import io.tidemark.scoring.policy.live.PolicyShelf;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.scoring.release.models.ModelDirectory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.PunctuationType;
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
    private static final long NONE_YET = -1;

    private final ScoringConfig config;
    private final ScoringSerdes serdes;
    private final ModelDirectory models;
    private final PolicyShelf policies;
    private final DeploymentHistory deployments;
    private final InstantSource clock;
    private final ScoringMeters meters;
    private final Decisions decisions;
    private ProcessorContext<String, SpecificRecord> context;
    private CustomerProgress customers;
    private ActivationInForce activation;
    private Restoration restoration;
    private Optional<TransactionWatch> watch = Optional.empty();
    private DecidedWithout overdue;
    private int partition;
    private boolean started;
    /** Of {@code features}: the last record before. */
    private LogPosition last;

    ScoringProcessor(
            ScoringConfig config,
            ScoringSerdes serdes,
            ModelDirectory models,
            PolicyShelf policies,
            DeploymentHistory deployments,
            InstantSource clock,
            ScoringMeters meters) {
        this.config = config;
        this.serdes = serdes;
        this.models = models;
        this.policies = policies;
        this.deployments = deployments;
        this.clock = clock;
        this.meters = meters;
        this.decisions = new Decisions(config, clock, meters);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> given) {
        context = given;
        partition = given.taskId().partition();
        customers =
                new CustomerProgress(given.getStateStore(ScoringTopology.CUSTOMERS), partition, config.remembered());
        overdue = new DecidedWithout(given.getStateStore(ScoringTopology.OVERDUE), partition);
        activation = new ActivationInForce(
                given.getStateStore(ScoringTopology.ACTIVATION),
                serdes.features(),
                config.features(),
                models,
                new PolicyChoice(policies, deployments));
        countRefusedPolicy();
        restoration = Restoration.ended(
                activation.control().isPresent() || customers.isKnown(),
                clock.instant(),
                config.fallback().restoringAfter());
        last = new LogPosition(partition, NONE_YET);
        watch = config.watch().map(settings -> watch(given, settings));
    }

    private TransactionWatch watch(ProcessorContext<String, SpecificRecord> given, WatchSettings settings) {
        given.schedule(settings.period(), PunctuationType.WALL_CLOCK_TIME, now -> decideOverdue());
        return new TransactionWatch(
                settings,
                partition,
                given.getStateStore(ScoringTopology.PENDING),
                overdue,
                customers,
                serdes.transactions().deserializer(),
                meters::unwatched,
                clock.instant());
    }

    @Override
    public void close() {
        if (activation != null) {
            activation.release();
        }
    }

    @Override
    public void process(Record<byte[], byte[]> message) {
        RecordMetadata place = context.recordMetadata().orElseThrow();
        LogPosition position = new LogPosition(place.partition(), place.offset());
        if (watch.isPresent() && !place.topic().equals(config.features())) {
            Instant loggedAt = Instant.ofEpochMilli(message.timestamp());
            byte[] value = HeaderlessValue.of(message, place.topic(), serdes.transactions());
            watch.get().saw(place.offset(), message.key(), value, loggedAt, clock.instant());
            return;
        }
        last = position;
        if (!started) {
            started = true;
            if (activation.startFrom(() -> deployments.before(place.partition(), place.offset()))) {
                countRefusedPolicy();
            }
        }
        if (message.value() == null) {
            bury(message, place, EMPTY_RECORD, "The record has no value");
            return;
        }
        FeatureRecord read;
        try {
            read = serdes.features().deserializer().deserialize(place.topic(), message.headers(), message.value());
        } catch (SerializationException e) {
            bury(message, place, cause(e), e.getMessage());
            return;
        }
        handle(message, place, read);
    }

    private void handle(Record<byte[], byte[]> message, RecordMetadata place, FeatureRecord read) {
        FeatureVector vector = read.getVector();
        Control control = read.getControl();
        Mark mark = read.getMark();
        int parts = (vector == null ? 0 : 1) + (control == null ? 0 : 1) + (mark == null ? 0 : 1);
        if (parts > 1) {
            bury(message, place, AMBIGUOUS_RECORD, "The record has more than one of a vector, a control and a mark");
        } else if (vector != null) {
            arrived(message, vector);
        } else if (control != null) {
            apply(place, control);
        } else if (mark != null) {
            settle(mark.getOrigin());
            overdue.take(mark.getOrigin());
            customers.marked(mark);
            meters.marked(mark.getCause());
        } else {
            bury(message, place, EMPTY_RECORD, "The record has neither a vector nor a control nor a mark");
        }
    }

    private void arrived(Record<byte[], byte[]> message, FeatureVector vector) {
        LogPosition origin = vector.getOrigin();
        boolean left = settle(origin);
        switch (customers.arrived(vector, overdue.take(origin), left)) {
            case OPEN -> decide(message, vector);
            case DUPLICATE -> meters.duplicate();
            case SUPERSEDED -> {
                supersede(message, vector, true);
                meters.superseded();
            }
            case PASSED_BY -> {
                supersede(message, vector, false);
                meters.undecided();
            }
        }
    }

    /** {@code features} has said what becomes of a transaction; true if the watch had left it to its vector. */
    private boolean settle(LogPosition origin) {
        return watch.map(one -> one.settled(origin)).orElse(false);
    }

    private void supersede(Record<byte[], byte[]> message, FeatureVector vector, boolean decided) {
        send(
                message.withKey(vector.getTransaction().getCustomerId())
                        .withValue(new SupersededVector(vector, last, clock.instant(), decided)),
                ScoringTopology.SUPERSEDED);
    }

    private void decide(Record<byte[], byte[]> message, FeatureVector vector) {
        Score score = decisions.of(vector, last, activation, restoration.cause(vector));
        decided(message.withKey(vector.getTransaction().getCustomerId()).withValue(score));
    }

    private void decideOverdue() {
        Instant now = clock.instant();
        for (Overdue one : watch.orElseThrow().due(now)) {
            Score score = decisions.without(one, last, activation, now);
            decided(new Record<>(one.transaction().getCustomerId(), score, now.toEpochMilli()));
        }
    }

    private void decided(Record<String, Score> decision) {
        Score score = decision.value();
        send(decision, ScoringTopology.SCORES);
        if (score.getDecision() != Decision.APPROVE) {
            send(decision.withValue(AlertRecords.of(score)), ScoringTopology.ALERTS);
        }
        meters.scored(score);
    }

    private void apply(RecordMetadata place, Control control) {
        if (activation.apply(control)) {
            meters.activated(place.partition(), control);
            // The wait for bundles, if any, is here and not at the next customer's transaction.
            activation.now();
            countRefusedPolicy();
            activation.shadowPolicy();
        } else {
            meters.controlIgnored(control);
        }
    }

    /** Reads the policy in force, too: here, and not at the next customer's transaction. */
    private void countRefusedPolicy() {
        if (activation.policy().isRefused()) {
            meters.policyRefused();
        }
    }

    private void bury(Record<byte[], byte[]> message, RecordMetadata place, String cause, String detail) {
        DeadLetter letter = DeadLetters.of(
                cause,
                detail,
                place.topic(),
                place.partition(),
                place.offset(),
                message.key(),
                message.value(),
                STAGE,
                clock.instant());
        send(message.withKey((String) null).withValue(letter), ScoringTopology.DEAD_LETTERS);
        meters.deadLetter(cause);
    }

    private void send(Record<String, ? extends SpecificRecord> record, String sink) {
        context.forward(record, sink);
    }

    private static String cause(SerializationException e) {
        return e instanceof UndecodableRecordException undecodable
                ? undecodable.cause()
                : UndecodableRecordException.NOT_AVRO;
    }
}
