package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.TrafficSegment;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Buried;
import io.tidemark.testkit.poison.treatment.Taken;
import io.tidemark.testkit.poison.treatment.Treatment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Requests that ask for a better model and make no sense. */
public final class RetrainingDoor {

    private static final Taken TAKEN = new Taken();
    private static final Buried OVERSIZED = Buried.as("oversized_record", "oversized_text", "oversized_id");

    private RetrainingDoor() {}

    public static List<Poison> all() {
        List<Poison> all = new ArrayList<>(Undecodable.of(
                Topics.RETRAINING_REQUESTS,
                kit -> request(kit).build(),
                Buried.as("not_avro"),
                Buried.as("unknown_schema_id"),
                Buried.as("incompatible_schema")));
        all.addAll(List.of(
                Poison.one(
                        "retraining-no-value",
                        Topics.RETRAINING_REQUESTS,
                        kit -> PoisonRecord.of(
                                Topics.RETRAINING_REQUESTS, kit.id(), null, Buried.as("no_value", "not_avro"))),
                poison(
                        "retraining-of-an-unknown-cause",
                        TAKEN,
                        (kit, request) -> request.setCause(RetrainingCause.UNKNOWN)),
                poison("retraining-of-a-ghost", TAKEN, (kit, request) -> request.setModelVersion("ghost\u0000")),
                poison(
                        "retraining-of-the-end-of-time",
                        TAKEN,
                        (kit, request) -> request.setEventTime(
                                Instant.ofEpochMilli(kit.random().nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE))),
                poison("retraining-slot-of-nonsense", TAKEN, (kit, request) -> request.setRequestId(
                                "schedule-" + kit.id())
                        .setCause(RetrainingCause.SCHEDULE)),
                poison("retraining-attempt-of-nonsense", TAKEN, (kit, request) -> request.setRequestId(
                                kit.id() + "~999999")
                        .setWhy("\u001b[31m\n\n")),
                poison(
                        "retraining-of-no-segment",
                        TAKEN,
                        (kit, request) -> request.setSegments(List.of(
                                new TrafficSegment("", ""), new TrafficSegment("attributes.\n=#!", kit.text(200))))),
                poison("large-retraining-reason", OVERSIZED, (kit, request) -> request.setWhy(kit.text(900_000)))
                        .atMost(8),
                poison("large-retraining-id", OVERSIZED, (kit, request) -> request.setRequestId(kit.text(600_000)))
                        .atMost(8)));
        return all;
    }

    private static Poison poison(
            String name, Treatment treatment, BiConsumer<Ingredients, RetrainingRequest.Builder> spoil) {
        return Poison.one(name, Topics.RETRAINING_REQUESTS, kit -> {
            RetrainingRequest.Builder builder = request(kit);
            spoil.accept(kit, builder);
            return PoisonRecord.of(
                    Topics.RETRAINING_REQUESTS,
                    kit.id(),
                    kit.encode(Topics.RETRAINING_REQUESTS, builder.build()),
                    treatment);
        });
    }

    private static RetrainingRequest.Builder request(Ingredients kit) {
        return RetrainingRequest.newBuilder()
                .setRequestId(kit.id())
                .setCause(RetrainingCause.QUALITY)
                .setWhy("poison")
                .setRequestedAt(kit.time());
    }
}
