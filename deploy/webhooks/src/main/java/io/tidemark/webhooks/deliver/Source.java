package io.tidemark.webhooks.deliver;

import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.ModelAlert;
import io.tidemark.subscriber.AlertTopic;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * What an endpoint is told of.
 *
 * @param type of the event, as the body says it
 * @param lane whose alerts are told in their order: the customer, or the model
 * @param happenedAt the timestamp in the body
 */
public record Source<T extends SpecificRecord>(
        AlertTopic<T> alerts, Topic<T> topic, String type, Function<T, String> lane, Function<T, Instant> happenedAt) {

    private static final Source<FraudAlert> FRAUD = new Source<>(
            AlertTopic.FRAUD,
            Topics.ALERTS_FRAUD,
            "alert.fraud",
            alert -> alert.getTransaction().getCustomerId(),
            alert -> alert.getRetraction() == null
                    ? alert.getRaisedAt()
                    : alert.getRetraction().getRetractedAt());

    private static final Source<DriftAlarm> DRIFT = new Source<>(
            AlertTopic.DRIFT, Topics.ALERTS_DRIFT, "alert.drift", DriftAlarm::getModelVersion, DriftAlarm::getRaisedAt);

    private static final Source<ModelAlert> MODEL = new Source<>(
            AlertTopic.MODEL,
            Topics.ALERTS_MODEL,
            "alert.model",
            alert -> Objects.requireNonNullElse(alert.getVersion(), ""),
            ModelAlert::getRaisedAt);

    /** By the word of the settings. */
    public static final Map<String, Source<?>> ALL = Map.of("fraud", FRAUD, "drift", DRIFT, "model", MODEL);
}
