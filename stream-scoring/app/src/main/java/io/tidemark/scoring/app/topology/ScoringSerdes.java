package io.tidemark.scoring.app.topology;

import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.SupersededVector;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.app.streams.BoundedSerializer;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The serdes of the topics that the topology reads and writes; shared by all threads. Those of {@code transactions} and
 * {@code features} throw Kafka's
 * {@link org.apache.kafka.common.errors.SerializationException} for bytes that are at fault, and anything else for what
 * is not their fault.
 */
public record ScoringSerdes(
        Serde<Transaction> transactions,
        Serde<FeatureRecord> features,
        Serde<Score> scores,
        Serde<FraudAlert> alerts,
        Serde<SupersededVector> superseded,
        Serde<DeadLetter> deadLetters) {

    /** Those of a schema registry. */
    public static ScoringSerdes of(SchemaRegistry registry) {
        return new ScoringSerdes(
                registry.serde(Topics.TRANSACTIONS),
                registry.serde(Topics.FEATURES),
                registry.serde(Topics.SCORES),
                registry.serde(Topics.ALERTS_FRAUD),
                registry.serde(Topics.SUPERSEDED),
                registry.serde(Topics.DEAD_LETTERS));
    }

    /** The same, but they refuse what the topics would refuse. */
    public ScoringSerdes bounded(ScoringConfig config, Map<String, Integer> mostBytes) {
        return new ScoringSerdes(
                transactions,
                features,
                bounded(scores, mostBytes.get(config.scores())),
                bounded(alerts, mostBytes.get(config.alerts())),
                bounded(superseded, mostBytes.get(config.superseded())),
                bounded(deadLetters, mostBytes.get(config.deadLetters())));
    }

    private static <T> Serde<T> bounded(Serde<T> serde, int mostBytes) {
        return Serdes.serdeFrom(new BoundedSerializer<>(serde.serializer(), mostBytes), serde.deserializer());
    }
}
