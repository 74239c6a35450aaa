package io.tidemark.features.audit;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.VectorFlags;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A vector on record.
 *
 * @param ownCatalogue whether it is of the catalogue that is audited; if not, its transaction is history all the same
 * @param arrivals its number in the order of arrival of each of the catalogue's entities; 0 where it has none
 * @param labels the labels that each of them had taken in before
 * @param mixed whether an entity had amounts in another currency, see {@link VectorFlags#MIXED_CURRENCY}
 * @param partial names of the features that had less history than they ask for
 */
record Served(
        Transaction transaction,
        Instant loggedAt,
        Instant scoredAt,
        boolean ownCatalogue,
        boolean ordered,
        double[] values,
        long[] arrivals,
        long[] labels,
        boolean mixed,
        Set<String> partial) {

    static Served of(Score score, Catalogue catalogue) {
        List<String> entities = catalogue.entities();
        boolean own = score.getCatalogueHash().equals(catalogue.hash())
                && score.getVector().size() == catalogue.features().size();
        return new Served(
                score.getTransaction(),
                score.getLoggedAt(),
                score.getScoredAt(),
                own,
                score.getTimeMode() == TimeMode.ORDERED,
                own
                        ? score.getVector().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()
                        : new double[0],
                numbers(entities, score.getArrivalNumbers()),
                numbers(entities, score.getLabelNumbers()),
                score.getFlags().contains(VectorFlags.MIXED_CURRENCY),
                score.getPartialHistory().isEmpty()
                        ? Set.of()
                        : Set.copyOf(score.getPartialHistory().keySet()));
    }

    private static long[] numbers(List<String> entities, Map<String, Long> byEntity) {
        return entities.stream()
                .mapToLong(entity -> byEntity.getOrDefault(entity, 0L))
                .toArray();
    }

    long time() {
        return transaction.getEventTime().toEpochMilli();
    }

    boolean numbered() {
        for (long number : arrivals) {
            if (number > 0) {
                return true;
            }
        }
        return false;
    }
}
