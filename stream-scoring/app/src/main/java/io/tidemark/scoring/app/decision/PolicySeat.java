package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.UnansweredCondition;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.policy.Lane;
import io.tidemark.scoring.policy.PolicyDecision;
import io.tidemark.scoring.policy.PolicyEngine;
import io.tidemark.scoring.policy.Ruling;
import io.tidemark.scoring.policy.list.ListsInForce;
import io.tidemark.scoring.policy.live.LivePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The policy that decides in a task, if there is one. Not thread-safe: its engine keeps its row. */
public final class PolicySeat {

    private final Optional<LivePolicy> policy;
    private final ListsInForce lists;
    private final boolean refused;
    private final List<String> flags;
    /** The names of the policy's own catalogue. */
    private final Optional<List<String>> own;
    /** Where nobody knows what stands in a vector, or nothing does. */
    private final Optional<Ears> bare;
    /** For vectors as the last one with names was; null before the first. */
    private Ears named;

    /** An engine for vectors of these names, and a row of theirs. */
    private record Ears(List<String> names, PolicyEngine engine, double[] row) {

        Ears(LivePolicy policy, List<String> names, ListsInForce lists) {
            this(names, policy.engine(names, lists.listing()), new double[names.size()]);
        }

        PolicyEngine.Heard hear(FeatureVector vector, double score, double rank) {
            for (int i = 0; i < row.length; i++) {
                row[i] = vector.getValues().get(i);
            }
            return engine.hear(vector.getTransaction(), row, score, rank);
        }
    }

    private PolicySeat(Optional<LivePolicy> policy, ListsInForce lists, boolean refused) {
        this.policy = policy;
        this.lists = lists;
        this.refused = refused;
        this.flags = Stream.of(
                        refused ? DecisionFlags.POLICY_REFUSED : "",
                        lists.complete() ? "" : DecisionFlags.LISTS_INCOMPLETE)
                .filter(flag -> !flag.isEmpty())
                .toList();
        this.own = policy.map(LivePolicy::catalogueFeatures);
        this.bare = policy.map(live -> new Ears(live, List.of(), lists));
    }

    /** Without a policy: the thresholds of the bundles decide. */
    public static PolicySeat none() {
        return new PolicySeat(Optional.empty(), ListsInForce.NONE, false);
    }

    /** As the control in force says. */
    public static PolicySeat of(LivePolicy policy, ListsInForce lists) {
        return new PolicySeat(Optional.of(policy), lists, false);
    }

    /** That of the control in force is refused here, and what was before it goes on, which may be none. */
    public static PolicySeat before(Optional<LivePolicy> policy, ListsInForce lists) {
        return new PolicySeat(policy, lists, true);
    }

    /** Whether the policy of the control in force is refused here. */
    public boolean isRefused() {
        return refused;
    }

    /** Whether its lists are what the control in force names; else they may come to be. */
    public boolean isComplete() {
        return lists.complete();
    }

    /** The same policy with other lists. */
    public PolicySeat with(ListsInForce others) {
        return new PolicySeat(policy, others, refused);
    }

    /** Whether no policy decides. */
    public boolean isEmpty() {
        return policy.isEmpty();
    }

    /** Why decisions under it are no normal ones. */
    List<String> flags() {
        return flags;
    }

    /**
     * What a policy says.
     *
     * @param decision empty if neither rule nor threshold has anything to say
     * @param byThresholds whether the score decided
     */
    public record Heard(Optional<Decision> decision, boolean byThresholds, PolicyTrace trace, List<String> flags) {}

    /**
     * Asks the policy, of which there must be one.
     *
     * @param model that scored it; its names tell what stands in a vector of another catalogue than the policy's
     * @param score NaN if there is none
     */
    public Heard hear(FeatureVector vector, Optional<LoadedModel> model, double score) {
        LivePolicy live = policy.orElseThrow();
        Optional<List<String>> names = names(live, vector, model);
        double rank = model.map(one -> one.rank(score)).orElse(Double.NaN);
        PolicyEngine.Heard heard = names.isPresent()
                ? ears(live, names.get()).hear(vector, score, rank)
                : bare.orElseThrow().hear(vector, score, rank);
        Optional<Ruling> ruling = heard.ruling();
        boolean mismatch = names.isEmpty() && !vector.getCatalogueHash().isEmpty();
        return new Heard(
                ruling.map(Ruling::decision).map(PolicySeat::decision),
                ruling.filter(one -> one.lane() == Lane.THRESHOLDS).isPresent(),
                trace(live.text(), heard, lists),
                mismatch ? and(flags, DecisionFlags.POLICY_CATALOGUE_MISMATCH) : flags);
    }

    private static List<String> and(List<String> flags, String flag) {
        List<String> all = new ArrayList<>(flags);
        all.add(flag);
        return all;
    }

    /** What stands in a vector; empty if nobody here knows. */
    private Optional<List<String>> names(LivePolicy live, FeatureVector vector, Optional<LoadedModel> model) {
        String hash = vector.getCatalogueHash();
        Optional<List<String>> names = hash.equals(live.text().getCatalogueHash())
                ? own
                : model.map(LoadedModel::manifest)
                        .filter(manifest -> manifest.catalogueHash().equals(hash))
                        .map(manifest -> manifest.featureNames());
        return names.filter(known -> known.size() == vector.getValues().size());
    }

    /** One catalogue and one model name the same list again and again. */
    private Ears ears(LivePolicy live, List<String> names) {
        if (named == null || named.names() != names && !named.names().equals(names)) {
            named = new Ears(live, names, lists);
        }
        return named;
    }

    private static Decision decision(PolicyDecision decided) {
        return switch (decided) {
            case APPROVE -> Decision.APPROVE;
            case STEP_UP -> Decision.STEP_UP;
            case REVIEW -> Decision.REVIEW;
            case DECLINE -> Decision.DECLINE;
        };
    }

    private static PolicyTrace trace(PolicyText text, PolicyEngine.Heard heard, ListsInForce lists) {
        return PolicyTrace.newBuilder()
                .setName(text.getName())
                .setVersion(text.getVersion())
                .setSha256(text.getSha256())
                .setLane(heard.ruling().map(Ruling::lane).map(Lane::word).orElse(""))
                .setDecidedBy(heard.ruling().map(Ruling::by).orElse(""))
                .setFired(heard.fired())
                .setUnanswered(heard.failed().stream()
                        .map(one -> new UnansweredCondition(one.condition(), one.what()))
                        .toList())
                .setListsVersion(lists.version())
                .setLists(heard.lists())
                .build();
    }
}
