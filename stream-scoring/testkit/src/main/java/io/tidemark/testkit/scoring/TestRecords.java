package io.tidemark.testkit.scoring;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Challenger;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records of {@code features}. */
public final class TestRecords {

    public static final Instant LOGGED = Instant.parse("2026-03-04T05:06:07Z");

    private TestRecords() {}

    /**
     * A transaction of 20.00 EUR, number {@code offset + 1} of its customer, with a vector that fits
     * {@link TestModels}.
     */
    public static FeatureRecord vector(String customer, int partition, long offset) {
        return of(vector(customer, partition, offset, TestModels.CATALOGUE_HASH, offset % 7 - 3.0, 1.5, 0.25));
    }

    public static FeatureVector vector(
            String customer, int partition, long offset, String catalogueHash, Double... values) {
        return FeatureVector.newBuilder()
                .setTransaction(transaction(customer, partition, offset, new Money(2_000L, "EUR")))
                .setOrigin(new LogPosition(partition, offset))
                .setLoggedAt(LOGGED)
                .setCatalogueHash(catalogueHash)
                .setValues(List.of(values))
                .setArrivalNumbers(Map.of("customer", offset + 1, "terminal", 1L))
                .setTimeMode(TimeMode.EAGER)
                .setLate(false)
                .build();
    }

    public static Transaction transaction(String customer, int partition, long offset, Money amount) {
        return Transaction.newBuilder()
                .setTransactionId("t-" + partition + "-" + offset)
                .setEventTime(LOGGED.minusMillis(1))
                .setCustomerId(customer)
                .setTerminalId("terminal")
                .setAmount(amount)
                .setAttributes(Map.of())
                .build();
    }

    public static FeatureRecord of(FeatureVector vector) {
        return new FeatureRecord(vector, null, null);
    }

    /** An activation of this champion; null for none. */
    public static FeatureRecord activation(long sequence, ModelReference champion) {
        return new FeatureRecord(null, control(sequence, champion), null);
    }

    public static Control control(long sequence, ModelReference champion) {
        return control(sequence, champion, List.of(), List.of());
    }

    /** An activation with all its roles. */
    public static Control control(
            long sequence, ModelReference champion, List<Challenger> challengers, List<ModelReference> shadows) {
        Activation activation = Activation.newBuilder()
                .setChampion(champion)
                .setChallengers(challengers)
                .setShadows(shadows)
                .setReason("test")
                .setRequestedBy("test")
                .build();
        return new Control("control-" + sequence, sequence, LOGGED, activation, null, null, null);
    }
}
