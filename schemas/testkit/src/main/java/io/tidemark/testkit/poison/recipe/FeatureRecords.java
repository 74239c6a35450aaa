package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Challenger;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Mark;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Buried;
import io.tidemark.testkit.poison.treatment.PassedOver;
import io.tidemark.testkit.poison.treatment.Settled;
import io.tidemark.testkit.poison.treatment.Treatment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What a stranger writes into {@code features}: garbage, vectors of nothing, controls of nobody. */
public final class FeatureRecords {

    private static final Buried EMPTY = Buried.as("empty_record");
    private static final Buried AMBIGUOUS = Buried.as("ambiguous_record");
    private static final PassedOver PASSED_OVER = new PassedOver();

    private FeatureRecords() {}

    public static List<Poison> all() {
        List<Poison> all = new ArrayList<>(Undecodable.of(
                Topics.FEATURES,
                kit -> new FeatureRecord(vector(kit).build(), null, null),
                Buried.as("not_avro"),
                Buried.as("unknown_schema_id"),
                Buried.as("incompatible_schema")));
        all.addAll(List.of(
                poison("features-no-value", kit -> PoisonRecord.of(Topics.FEATURES, kit.customer(), null, EMPTY)),
                poison("features-nothing-in-it", kit -> record(kit, null, null, null, EMPTY)),
                poison(
                        "features-vector-and-control",
                        kit -> record(kit, vector(kit).build(), control(kit, 1, null), null, AMBIGUOUS)),
                poison(
                        "features-vector-and-mark",
                        kit -> record(kit, vector(kit).build(), null, mark(kit), AMBIGUOUS)),
                forged("wrong-length", (kit, vector) -> vector.setValues(List.of(1.0, 2.0))),
                forged("no-values", (kit, vector) -> vector.setValues(List.of())),
                forged("too-many-values", (kit, vector) -> vector.setValues(Collections.nCopies(5_000, 0.5))),
                forged("unknown-catalogue", (kit, vector) -> vector.setCatalogueHash("\u0000" + kit.text(40))),
                forged(
                        "not-finite",
                        (kit, vector) -> vector.setValues(Collections.nCopies(15, Double.POSITIVE_INFINITY))),
                forged("not-a-number", (kit, vector) -> vector.setValues(Collections.nCopies(15, Double.NaN))),
                forged(
                        "origin-of-nowhere",
                        (kit, vector) -> vector.setOrigin(
                                new LogPosition(-5 - kit.random().nextInt(999), Long.MAX_VALUE))),
                poison(
                        "vector-negative-origin",
                        kit -> record(
                                kit,
                                // Before every place that there is: it counts as a repetition.
                                vector(kit)
                                        .setOrigin(new LogPosition(0, Long.MIN_VALUE))
                                        .build(),
                                null,
                                null,
                                PASSED_OVER)),
                forged(
                        "arrived-before-the-first",
                        (kit, vector) -> vector.setArrivalNumbers(
                                new TreeMap<>(Map.of("customer", Long.MIN_VALUE, "nobody", Long.MAX_VALUE)))),
                forged(
                        "logged-in-year-9999",
                        (kit, vector) -> vector.setLoggedAt(Instant.parse("9999-01-01T00:00:00Z"))),
                forged(
                        "event-of-year-9999",
                        (kit, vector) -> vector.setTransaction(kit.transaction()
                                .setEventTime(Instant.parse("9999-01-01T00:00:00Z"))
                                .build())),
                forged(
                        "no-amount",
                        (kit, vector) -> vector.setTransaction(
                                kit.transaction().setAmount(null).build())),
                poison(
                                "features-large-vector",
                                kit -> record(
                                        kit,
                                        vector(kit)
                                                .setTransaction(kit.transaction()
                                                        .setAttributes(Map.of("note", kit.text(1_040_000)))
                                                        .build())
                                                .build(),
                                        null,
                                        null,
                                        new Settled(kit.id())))
                        .atMost(8),
                poison("features-bomb", kit -> PoisonRecord.of(
                                        Topics.FEATURES,
                                        kit.customer(),
                                        new byte[3 << 20],
                                        Buried.as("oversized_record", "not_avro")
                                                .unlessRefused())
                                .compress())
                        .atMost(4),
                poison("mark-of-nothing", kit -> record(kit, null, null, mark(kit), PASSED_OVER)),
                poison(
                        "control-without-activation",
                        kit -> record(kit, null, control(kit, Long.MAX_VALUE, null), null, PASSED_OVER)),
                poison(
                        "control-of-the-past",
                        kit -> record(kit, null, control(kit, -7, activation(kit)), null, PASSED_OVER)),
                poison("control-zero", kit -> record(kit, null, control(kit, 0, activation(kit)), null, PASSED_OVER)),
                poison(
                                "control-with-a-gap",
                                kit -> record(kit, null, control(kit, 2, activation(kit)), null, PASSED_OVER))
                        .atMost(1),
                poison(
                                "control-with-shares-of-nothing",
                                kit -> record(kit, null, control(kit, 3, shares(kit)), null, PASSED_OVER))
                        .atMost(1)));
        return all;
    }

    private static Poison poison(String name, java.util.function.Function<Ingredients, PoisonRecord> recipe) {
        return Poison.one(name, Topics.FEATURES, recipe);
    }

    /** A vector of a transaction that does not exist can look like any other; it may be decided, once, or buried. */
    private static Poison forged(String name, BiConsumer<Ingredients, FeatureVector.Builder> spoil) {
        return poison("vector-" + name, kit -> {
            FeatureVector.Builder builder = vector(kit);
            spoil.accept(kit, builder);
            return record(kit, builder.build(), null, null, new Settled(kit.id()));
        });
    }

    private static PoisonRecord record(
            Ingredients kit, FeatureVector vector, Control control, Mark mark, Treatment treatment) {
        return PoisonRecord.of(
                Topics.FEATURES,
                vector == null && mark == null ? null : kit.customer(),
                kit.encode(Topics.FEATURES, new FeatureRecord(vector, control, mark)),
                treatment);
    }

    private static FeatureVector.Builder vector(Ingredients kit) {
        Transaction transaction = kit.transaction().build();
        return FeatureVector.newBuilder()
                .setTransaction(transaction)
                // Far behind what stands there: nobody waits for it.
                .setOrigin(new LogPosition(0, 1_000_000_000L + kit.random().nextInt(1_000_000)))
                .setLoggedAt(kit.time())
                .setCatalogueHash("forged")
                .setValues(List.of(1.0, 2.0, 3.0))
                .setArrivalNumbers(Map.of("customer", 1L))
                .setTimeMode(TimeMode.EAGER);
    }

    private static Mark mark(Ingredients kit) {
        return new Mark(
                new LogPosition(0, 1_000_000_000L + kit.random().nextInt(1_000_000)),
                kit.id(),
                kit.customer(),
                "forged");
    }

    private static Control control(Ingredients kit, long sequence, Activation activation) {
        return new Control(kit.id(), sequence, kit.time(), activation, null, null, null);
    }

    /** Nobody decides: the amount does, as before. */
    private static Activation activation(Ingredients kit) {
        return Activation.newBuilder()
                .setReason("forged\u001b[2J")
                .setRequestedBy(kit.id())
                .build();
    }

    private static Activation shares(Ingredients kit) {
        ModelReference ghost = new ModelReference(kit.id(), kit.text(64));
        return Activation.newBuilder(activation(kit))
                .setChallengers(List.of(
                        new Challenger(ghost, Double.NaN),
                        new Challenger(ghost, -3.0),
                        new Challenger(ghost, Double.POSITIVE_INFINITY)))
                .setShadows(List.of(ghost, ghost))
                .build();
    }
}
