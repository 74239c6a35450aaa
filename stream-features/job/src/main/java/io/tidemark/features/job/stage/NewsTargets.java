package io.tidemark.features.job.stage;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.engine.EntityKeys;
import io.tidemark.features.engine.LabelPlaces;
import io.tidemark.features.engine.OutcomePlaces;
import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.NewsEvent;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The entities whose windows labels reach, and those whose windows outcomes reach. */
public final class NewsTargets {
    private final List<String> entities;
    private final EntityKeys[] keys;
    private final LabelPlaces labels;
    private final OutcomePlaces outcomes;

    /** In place of the key of an outcome's entity that a transaction has none of: nobody need look for it. */
    private static final String NOBODY = Address.nowhere("");

    /** @param horizon how far an outcome and its transaction may be apart */
    public NewsTargets(Catalogue catalogue, Duration horizon) {
        labels = new LabelPlaces(catalogue);
        outcomes = new OutcomePlaces(catalogue, horizon);
        entities = Stream.concat(catalogue.labelledEntities().stream(), catalogue.outcomeEntities().stream())
                .toList();
        keys = entities.stream().map(EntityKeys::new).toArray(EntityKeys[]::new);
    }

    public List<String> entities() {
        return entities;
    }

    /** Whether any window changes with it. */
    boolean concernedBy(NewsEvent event) {
        for (int i = 0; i < keys.length; i++) {
            if (concerns(i, event)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an entity, by its place, is one that such an event goes to. */
    boolean concerns(int place, NewsEvent event) {
        return Entities.ofOutcomes(entities.get(place)) == event instanceof OutcomeEvent;
    }

    /** The transaction's key in each entity; where it has none, null, or of entities of outcomes {@link #isNobody}. */
    String[] keys(TransactionEvent event, WireFormats.Open wire) {
        String[] found = new String[keys.length];
        for (int i = 0; i < keys.length; i++) {
            String none = Entities.ofOutcomes(entities.get(i)) ? NOBODY : null;
            found[i] = event.keyIn(keys[i], wire).map(Address::ofEntity).orElse(none);
        }
        return found;
    }

    /** Whether it can find its windows on its own. */
    boolean namedBy(NewsEvent event) {
        if (event instanceof OutcomeEvent outcome) {
            return outcomes.namedBy(outcome.outcome());
        }
        return labels.namedBy(((LabelEvent) event).label());
    }

    /** The key that it names in each entity that it concerns, null where it names none. */
    public String[] keys(NewsEvent event) {
        String[] found = new String[keys.length];
        for (int i = 0; i < keys.length; i++) {
            found[i] = concerns(i, event) ? key(i, event).map(Address::ofEntity).orElse(null) : null;
        }
        return found;
    }

    private Optional<String> key(int place, NewsEvent event) {
        return event instanceof LabelEvent label
                ? keys[place].of(label.label())
                : keys[place].of(((OutcomeEvent) event).outcome());
    }

    /** Whether an outcome looks up a transaction of that time. */
    boolean reaches(OutcomeEvent event, long transactionTime) {
        return outcomes.reaches(event.outcome(), transactionTime);
    }

    /**
     * The key in each entity that an outcome goes to, {@link #isNobody} where there is none, null where that is
     * unknown: the transaction came under a catalogue that did not ask for it.
     *
     * @param ofTransaction what is known of the transaction, see {@link #keys(TransactionEvent, WireFormats.Open)}
     */
    String[] places(OutcomeEvent event, String[] ofTransaction) {
        String[] found = keys(event);
        for (int i = 0; i < keys.length; i++) {
            if (concerns(i, event)) {
                found[i] = OutcomePlaces.key(
                                Optional.ofNullable(ofTransaction[i]).filter(key -> !isNobody(key)),
                                Optional.ofNullable(found[i]))
                        .orElse(ofTransaction[i]);
            }
        }
        return found;
    }

    static boolean isNobody(String key) {
        return NOBODY.equals(key);
    }
}
