package io.tidemark.scoring.policy;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.policy.Ruling.Unanswered;
import io.tidemark.scoring.policy.Thresholds.Costs;
import io.tidemark.scoring.policy.Thresholds.Limits;
import io.tidemark.scoring.policy.Thresholds.Segment;
import io.tidemark.scoring.policy.Thresholds.Steps;
import io.tidemark.scoring.policy.Thresholds.Unit;
import io.tidemark.scoring.policy.node.Row;
import io.tidemark.scoring.policy.rule.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides by a policy. All rules are answered for the trace, whichever lane is heard; a rule that cannot be answered
 * does not fire and is told. A pure function of its arguments and of what the lists hold. Not thread-safe.
 */
public final class PolicyEngine {

    /** Names the general thresholds where they cannot be answered. */
    private static final String THRESHOLDS = "thresholds";

    private static final String AMOUNT_IN = "transaction.amount in ";

    private final Policy policy;
    private final Listing listing;
    private final RowReader reader;
    private final Row row;

    public PolicyEngine(Policy policy, Catalogue catalogue, Listing listing) {
        this(policy, catalogue.featureNames(), catalogue.numbers(), listing);
    }

    /**
     * For vectors of another catalogue than the policy was read against.
     *
     * @param features in the order of the vectors; what the policy uses beside them is missing
     * @param numbers as they were declared where the policy was read
     */
    public PolicyEngine(Policy policy, List<String> features, DeclaredNumbers numbers, Listing listing) {
        this.policy = policy;
        this.listing = listing;
        this.reader = new RowReader(policy, features, numbers, listing);
        this.row = policy.slots().row();
    }

    /**
     * What was heard of a transaction.
     *
     * @param ruling empty if neither list nor rule decides and the unit of the thresholds is missing
     * @param fired ids of all rules that fired, in the order in which they are heard
     * @param failed rules and segments that could not be answered; {@code thresholds} for the general ones
     * @param lists that hold the transaction, in the order of the policy
     */
    public record Heard(Optional<Ruling> ruling, List<String> fired, List<Unanswered> failed, List<String> lists) {}

    /**
     * Decides.
     *
     * @param vector in the order of the catalogue, NaN is missing
     * @param score 0 to 1, NaN if there is none
     * @param rank 0 to 1, NaN if there is none
     * @return empty if neither list nor rule decides and the unit of the thresholds is missing
     */
    public Optional<Ruling> decide(Transaction transaction, double[] vector, double score, double rank) {
        return hear(transaction, vector, score, rank).ruling();
    }

    /** As {@link #decide}, with what fired and what could not be answered even if nothing decides. */
    public Heard hear(Transaction transaction, double[] vector, double score, double rank) {
        reader.fill(row, transaction, vector, score, rank);
        List<Unanswered> failed = new ArrayList<>(0);
        List<String> fired = new ArrayList<>(0);
        List<String> lists = new ArrayList<>(0);
        Optional<Ruling> ruling = ruling(transaction, score, rank, fired, failed, lists);
        return new Heard(ruling, fired, failed, lists);
    }

    private Optional<Ruling> ruling(
            Transaction transaction,
            double score,
            double rank,
            List<String> fired,
            List<Unanswered> failed,
            List<String> lists) {
        Rule heard = null;
        for (Rule rule : policy.rules()) {
            if (holds(rule.id(), rule.when(), failed)) {
                fired.add(rule.id());
                heard = heard == null && rule.isTerminal() ? rule : heard;
            }
        }
        PolicyList first = null;
        for (PolicyList list : policy.lists()) {
            if (isHit(list, transaction)) {
                lists.add(list.name());
                first = isBefore(list, first) ? list : first;
            }
        }
        if (first != null) {
            return Optional.of(new Ruling(
                    first.then().orElseThrow(), first.lane().orElseThrow(), first.name(), fired, failed, lists));
        }
        if (heard != null) {
            return Optional.of(new Ruling(heard.then().orElseThrow(), Lane.RULES, heard.id(), fired, failed, lists));
        }
        return byThresholds(transaction, score, rank, failed)
                .map(said -> new Ruling(said.decision(), Lane.THRESHOLDS, said.segment(), fired, failed, lists));
    }

    /** @param segment empty for the general thresholds */
    private record Said(PolicyDecision decision, String segment) {}

    private Optional<Said> byThresholds(Transaction transaction, double score, double rank, List<Unanswered> failed) {
        Thresholds thresholds = policy.thresholds();
        double value = thresholds.unit() == Unit.RANK ? rank : score;
        if (Double.isNaN(value)) {
            if (!Double.isNaN(score)) {
                failed.add(new Unanswered(THRESHOLDS, Unit.RANK.word()));
            }
            return Optional.empty();
        }
        Optional<Segment> segment = segment(failed);
        String name = segment.map(Segment::name).orElse("");
        Steps steps = segment.map(Segment::steps).orElse(thresholds.steps());
        if (steps instanceof Limits limits) {
            return Optional.of(new Said(limits.of(value), name));
        }
        Costs costs = (Costs) steps;
        Money amount = transaction.getAmount();
        if (amount == null || !costs.currency().equals(amount.getCurrency())) {
            failed.add(new Unanswered(name.isEmpty() ? THRESHOLDS : name, AMOUNT_IN + costs.currency()));
            return Optional.empty();
        }
        return Optional.of(new Said(costs.of(value, amount.getMinorUnits()), name));
    }

    private Optional<Segment> segment(List<Unanswered> failed) {
        for (Segment segment : policy.thresholds().segments()) {
            if (holds(segment.name(), segment.when(), failed)) {
                return Optional.of(segment);
            }
        }
        return Optional.empty();
    }

    private boolean holds(String name, Condition condition, List<Unanswered> failed) {
        boolean holds = condition.truth().of(row);
        if (row.failed()) {
            failed.add(new Unanswered(name, policy.slots().missing(row.takeFailure())));
            return false;
        }
        return holds;
    }

    private boolean isHit(PolicyList list, Transaction transaction) {
        String value = list.of().text(transaction);
        return value != null
                && listing.holds(list.name(), value, transaction.getEventTime().toEpochMilli());
    }

    /** Lanes are heard in their order, lists of one lane in the order of the file. */
    private static boolean isBefore(PolicyList list, PolicyList first) {
        return list.lane().isPresent()
                && (first == null || list.lane().get().compareTo(first.lane().orElseThrow()) < 0);
    }
}
