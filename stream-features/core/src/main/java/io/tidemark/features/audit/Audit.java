package io.tidemark.features.audit;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.FeatureEngine;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Score;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Replays what was served against the engine.
 *
 * <p>The reference is the engine in ordered mode over all transactions, labels and outcomes on record. A value that
 * differs from it is explained if the engine, fed per entity in the recorded order of arrival and with as many labels,
 * or outcomes, as the vector says that the entity had taken in, gives the served value bit for bit. Which labels these
 * are is not on record: they are taken to be the entity's first by the time at which the broker appended them. A fraud
 * rate is explained as well if so many others of those appended by then can give its value bit for bit; these are
 * counted apart.
 *
 * <p>Give it all that is on record, in any order, then ask for the report. It is all held in memory.
 */
public final class Audit {

    private final AuditScope scope;
    private final Catalogue catalogue;
    private final List<Served> served = new ArrayList<>();
    private final Set<LogPosition> origins = new HashSet<>();
    private final List<LoggedLabel> labels = new ArrayList<>();
    private final List<LoggedOutcome> outcomes = new ArrayList<>();
    private final Map<String, Long> skipped = new TreeMap<>();

    public Audit(AuditScope scope) {
        this.scope = scope;
        this.catalogue = scope.catalogue();
    }

    /** Takes in a record of {@code scores}; throws {@link TooManyVectorsException}. */
    public void served(Score score) {
        if (!origins.add(score.getOrigin())) {
            skip(AuditReport.REPEATED);
            return;
        }
        if (served.size() == scope.mostVectors()) {
            throw new TooManyVectorsException(scope.mostVectors());
        }
        served.add(Served.of(score, catalogue));
    }

    /** Takes in a record of {@code labels}. */
    public void label(LoggedLabel label) {
        labels.add(label);
    }

    /** Takes in a record of {@code outcomes}. */
    public void outcome(LoggedOutcome outcome) {
        outcomes.add(outcome);
    }

    private void skip(String cause) {
        skipped.merge(cause, 1L, Long::sum);
    }

    /** Computes all that was served once more. */
    public AuditReport report() {
        EntityOrders.Books books =
                new EntityOrders.Books(new LabelBook(scope, labels, served), new OutcomeBook(scope, outcomes, served));
        boolean ordered = served.stream().allMatch(Served::ordered);
        Map<String, EntityOrders> entities = new LinkedHashMap<>();
        for (String entity : catalogue.entities()) {
            entities.put(entity, new EntityOrders(catalogue, entity, served, books, ordered));
        }
        BitSet inRange = inRange();
        Uncompared uncompared = new Uncompared(catalogue);
        BitSet compared = compared(inRange, incomplete(entities, uncompared));
        Tally tally = new Tally(catalogue.featureNames());
        Differences differences = new Differences(uncompared, tally);
        differences.find(FeatureEngine.overRecords(catalogue, scope.labelHorizon()), served, books, compared);
        Explanation explanation = new Explanation(catalogue, served, differences.features());
        entities.forEach(explanation::replay);
        explanation.count(differences.features(), entities, tally);
        return report(books.labels(), inRange, compared, differences, tally.columns());
    }

    private BitSet inRange() {
        BitSet inRange = new BitSet();
        for (int i = 0; i < served.size(); i++) {
            inRange.set(i, scope.covers(served.get(i).transaction().getEventTime()));
        }
        return inRange;
    }

    /** Vectors that found more in the state of an entity than is on record. */
    private BitSet incomplete(Map<String, EntityOrders> entities, Uncompared uncompared) {
        BitSet incomplete = new BitSet();
        entities.forEach((entity, orders) -> {
            int place = catalogue.entities().indexOf(entity);
            orders.orders().forEach((key, order) -> {
                boolean mixed = mixed(order);
                order.forEach(arrival -> {
                    if (!arrival.complete() || (mixed && !arrival.whole())) {
                        incomplete.set(arrival.served());
                    }
                    long taken = served.get(arrival.served()).labels()[place];
                    if (!arrival.whole() || taken > orders.news(key).size()) {
                        uncompared.labelsUnknown(entity, arrival.served());
                    }
                });
            });
        });
        return incomplete;
    }

    /**
     * Whose currency an entity's is may hang on its very first event, if there are several and the catalogue names
     * none.
     */
    private boolean mixed(List<ArrivalOrder.Arrival> order) {
        return !catalogue.namesItsCurrency()
                && order.stream()
                        .anyMatch(arrival -> served.get(arrival.served()).mixed());
    }

    private BitSet compared(BitSet inRange, BitSet incomplete) {
        BitSet compared = new BitSet();
        inRange.stream().forEach(i -> {
            if (!served.get(i).ownCatalogue()) {
                skip(AuditReport.OTHER_CATALOGUE);
            } else if (!served.get(i).numbered()) {
                skip(AuditReport.NOT_NUMBERED);
            } else if (incomplete.get(i)) {
                skip(AuditReport.INCOMPLETE_HISTORY);
            } else {
                compared.set(i);
            }
        });
        return compared;
    }

    private AuditReport report(
            LabelBook book, BitSet inRange, BitSet compared, Differences differences, List<FeatureAudit> columns) {
        return new AuditReport(
                catalogue.hash(),
                served.size(),
                book.all().size(),
                compared.cardinality(),
                differences.features().size(),
                columns.stream().mapToLong(FeatureAudit::vectors).sum(),
                columns.stream().mapToLong(FeatureAudit::mismatches).sum(),
                columns.stream().mapToLong(FeatureAudit::explained).sum(),
                columns.stream().mapToLong(FeatureAudit::byLabels).sum(),
                columns.stream().mapToLong(FeatureAudit::unexplained).sum(),
                served.size() - inRange.cardinality(),
                skipped,
                differences.uncomparedValues(),
                columns);
    }
}
