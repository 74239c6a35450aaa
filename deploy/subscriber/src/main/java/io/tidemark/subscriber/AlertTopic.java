package io.tidemark.subscriber;

import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.ModelAlert;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic that can be subscribed to.
 *
 * @param name without a prefix
 * @param schema what its records are read as, whatever version they were written with
 * @param key tells one alert from every other of the topic; the same whenever the alert is read
 * @param <T> of its records
 */
public record AlertTopic<T extends SpecificRecord>(String name, Schema schema, Function<T, String> key) {

    /** Transactions that were not simply approved; an alert and its withdrawal are two. */
    public static final AlertTopic<FraudAlert> FRAUD = new AlertTopic<>(
            "alerts-fraud",
            FraudAlert.getClassSchema(),
            alert -> alert.getRetraction() == null ? alert.getAlertId() : alert.getAlertId() + "-retracted");

    /** Drift that persisted; an alarm that is raised and one that is cleared are two alerts. */
    public static final AlertTopic<DriftAlarm> DRIFT = new AlertTopic<>(
            "alerts-drift", DriftAlarm.getClassSchema(), alarm -> alarm.getAlarmId() + "-" + alarm.getState());

    /** What people should know of models, policies and lists. */
    public static final AlertTopic<ModelAlert> MODEL =
            new AlertTopic<>("alerts-model", ModelAlert.getClassSchema(), ModelAlert::getAlertId);
}
