package io.tidemark.features.job.stage;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.engine.EntityKeys;
import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.NewsEvent;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.schemas.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The entities whose windows labels reach, and those whose windows outcomes reach. */
public final class NewsTargets {
    private final List<String> entities;
    private final EntityKeys[] keys;

    public NewsTargets(Catalogue catalogue) {
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

    /** The transaction's key in each entity, null where it has none. */
    String[] keys(Transaction transaction) {
        String[] found = new String[keys.length];
        for (int i = 0; i < keys.length; i++) {
            found[i] = keys[i].of(transaction).map(Address::ofEntity).orElse(null);
        }
        return found;
    }

    /** Whether it can find its windows on its own. */
    boolean namedBy(NewsEvent event) {
        if (event instanceof LabelEvent label && label.label().getEventTime() == null) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            if (concerns(i, event) && key(i, event).isEmpty()) {
                return false;
            }
        }
        return true;
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

    /** Whether it is known of a transaction where an event belongs: another catalogue may not have asked. */
    boolean knows(String[] ofTransaction, NewsEvent event) {
        for (int i = 0; i < keys.length; i++) {
            if (concerns(i, event) && ofTransaction[i] != null) {
                return true;
            }
        }
        return false;
    }
}
