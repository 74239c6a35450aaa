package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Answered;
import io.tidemark.testkit.poison.treatment.Buried;
import io.tidemark.testkit.poison.treatment.Treatment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Requests for nothing and candidates of nobody. */
public final class RolloutDoor {

    private static final Buried OVERSIZED = Buried.as("oversized_record", "oversized_text", "oversized_id");

    private RolloutDoor() {}

    public static List<Poison> all() {
        List<Poison> all = new ArrayList<>(undecodable());
        all.addAll(requests());
        all.addAll(PolicyRequests.all());
        all.addAll(candidates());
        return all;
    }

    private static List<Poison> undecodable() {
        List<Poison> all = new ArrayList<>();
        Buried notAvro = Buried.as("not_avro");
        Buried unknownId = Buried.as("unknown_schema_id");
        Buried incompatible = Buried.as("incompatible_schema");
        all.addAll(
                Undecodable.of(Topics.ROLLOUT_REQUESTS, kit -> request(kit).build(), notAvro, unknownId, incompatible));
        all.addAll(Undecodable.of(Topics.CANDIDATES, kit -> candidate(kit).build(), notAvro, unknownId, incompatible));
        all.add(Poison.one(
                "request-no-value",
                Topics.ROLLOUT_REQUESTS,
                kit -> PoisonRecord.of(Topics.ROLLOUT_REQUESTS, kit.id(), null, Buried.as("no_value", "not_avro"))));
        all.add(Poison.one(
                "candidate-no-value",
                Topics.CANDIDATES,
                kit -> PoisonRecord.of(Topics.CANDIDATES, kit.id(), null, Buried.as("no_value", "not_avro"))));
        return all;
    }

    private static List<Poison> requests() {
        return List.of(
                refused("promote-of-nothing", (kit, request) -> request.setVersion(null)),
                refused("promote-of-a-ghost", (kit, request) -> request.setVersion("ghost-" + kit.text(10))),
                refused("action-of-the-future", (kit, request) -> request.setAction(RolloutAction.UNKNOWN)),
                refused("rollback-to-nothing", (kit, request) -> request.setAction(RolloutAction.ROLLBACK)),
                refused("challenge-without-share", (kit, request) -> request.setAction(RolloutAction.CHALLENGE)),
                refused("challenge-with-nonsense", (kit, request) -> request.setAction(RolloutAction.CHALLENGE)
                        .setShare(List.of(Double.NaN, -1.0, 7.0, Double.NEGATIVE_INFINITY)
                                .get(kit.random().nextInt(4)))),
                refused("shadow-of-a-ghost", (kit, request) -> request.setAction(RolloutAction.SHADOW)),
                refused("withdrawal-of-a-ghost", (kit, request) -> request.setAction(RolloutAction.WITHDRAW)),
                refused("plan-of-nothing", (kit, request) -> request.setAction(RolloutAction.PLAN)),
                refused("plan-of-a-plan", (kit, request) -> request.setAction(RolloutAction.PLAN)
                        .setPlanned(RolloutAction.PLAN)),
                refused("if-a-ghost-is-champion", (kit, request) -> request.setIfChampion("ghost")),
                refused("asked-in-year-9999", (kit, request) -> request.setRequestedAt(
                                Instant.parse("9999-01-01T00:00:00Z"))
                        .setRequestedBy("\u001b]0;root\u0007\n")),
                request("large-reason", OVERSIZED, (kit, request) -> request.setReason(kit.text(400_000)))
                        .atMost(8),
                request("large-note", OVERSIZED, (kit, request) -> request.setAction(RolloutAction.NOTE)
                                .setReason(kit.text(1_000_000)))
                        .atMost(8),
                request("large-request-id", OVERSIZED, (kit, request) -> request.setRequestId(kit.text(600_000)))
                        .atMost(8));
    }

    private static List<Poison> candidates() {
        return List.of(
                candidate(
                        "candidate-without-bundle",
                        RolloutOutcome.REFUSED,
                        (kit, candidate) -> candidate.setPromote(true)),
                candidate("candidate-against-a-ghost", RolloutOutcome.CANDIDATE_KEPT_BACK, (kit, candidate) -> candidate
                        .setPromote(true)
                        .setChampion(new ModelReference("ghost", "00"))),
                candidate("candidate-of-no-numbers", RolloutOutcome.CANDIDATE_KEPT_BACK, (kit, candidate) -> candidate
                        .setCandidateAveragePrecision(Double.NaN)
                        .setChampionAveragePrecision(Double.NEGATIVE_INFINITY)
                        .setComparisonRows(-1)
                        .setComparisonFrauds(Integer.MIN_VALUE)),
                candidate(
                        "candidate-of-year-9999",
                        RolloutOutcome.CANDIDATE_KEPT_BACK,
                        (kit, candidate) -> candidate.setProposedAt(Instant.ofEpochMilli(Long.MAX_VALUE))),
                Poison.one(
                                "candidate-with-a-large-finding",
                                Topics.CANDIDATES,
                                kit -> record(
                                        kit,
                                        candidate(kit)
                                                .setFinding(kit.text(1_000_000))
                                                .build(),
                                        OVERSIZED))
                        .atMost(8));
    }

    private static Poison refused(String name, BiConsumer<Ingredients, RolloutRequest.Builder> spoil) {
        return Poison.one(name, Topics.ROLLOUT_REQUESTS, kit -> {
            RolloutRequest.Builder builder = request(kit);
            spoil.accept(kit, builder);
            return record(kit, builder.build(), new Answered(kit.id(), RolloutOutcome.REFUSED));
        });
    }

    private static Poison request(
            String name, Treatment treatment, BiConsumer<Ingredients, RolloutRequest.Builder> spoil) {
        return Poison.one(name, Topics.ROLLOUT_REQUESTS, kit -> {
            RolloutRequest.Builder builder = request(kit);
            spoil.accept(kit, builder);
            return record(kit, builder.build(), treatment);
        });
    }

    private static Poison candidate(
            String name, RolloutOutcome outcome, BiConsumer<Ingredients, Candidate.Builder> spoil) {
        return Poison.one(name, Topics.CANDIDATES, kit -> {
            Candidate.Builder builder = candidate(kit);
            spoil.accept(kit, builder);
            return record(kit, builder.build(), new Answered(kit.id(), outcome));
        });
    }

    private static PoisonRecord record(Ingredients kit, RolloutRequest request, Treatment treatment) {
        return PoisonRecord.of(
                Topics.ROLLOUT_REQUESTS, kit.id(), kit.encode(Topics.ROLLOUT_REQUESTS, request), treatment);
    }

    private static PoisonRecord record(Ingredients kit, Candidate candidate, Treatment treatment) {
        return PoisonRecord.of(Topics.CANDIDATES, kit.id(), kit.encode(Topics.CANDIDATES, candidate), treatment);
    }

    private static RolloutRequest.Builder request(Ingredients kit) {
        return RolloutRequest.newBuilder()
                .setRequestId(kit.id())
                .setAction(RolloutAction.PROMOTE)
                .setVersion("ghost")
                .setReason("poison")
                .setRequestedBy("poison")
                .setRequestedAt(kit.time());
    }

    private static Candidate.Builder candidate(Ingredients kit) {
        return Candidate.newBuilder()
                .setModel(new ModelReference(kit.id(), kit.text(64)))
                .setRequestId(kit.id())
                .setCandidateAveragePrecision(0.5)
                .setComparisonRows(100)
                .setComparisonFrauds(10)
                .setPromote(false)
                .setFinding("poison")
                .setProposedAt(kit.time());
    }
}
