package io.tidemark.features.job.stage;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.EntityKeys;
import io.tidemark.features.job.event.Address;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.util.List;

/** The entities whose windows labels reach. */
public final class LabelTargets {
    private final List<String> entities;
    private final EntityKeys[] keys;

    public LabelTargets(Catalogue catalogue) {
        entities = catalogue.labelledEntities();
        keys = entities.stream().map(EntityKeys::new).toArray(EntityKeys[]::new);
    }

    public List<String> entities() {
        return entities;
    }

    /** The transaction's key in each entity, null where it has none. */
    String[] keys(Transaction transaction) {
        String[] found = new String[keys.length];
        for (int i = 0; i < keys.length; i++) {
            found[i] = keys[i].of(transaction).map(Address::ofEntity).orElse(null);
        }
        return found;
    }

    /** Whether a label can find its windows on its own. */
    boolean namedBy(Label label) {
        if (label.getEventTime() == null) {
            return false;
        }
        for (EntityKeys key : keys) {
            if (key.of(label).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The key that a label names in each entity. */
    public String[] keys(Label label) {
        String[] found = new String[keys.length];
        for (int i = 0; i < keys.length; i++) {
            found[i] = keys[i].of(label).map(Address::ofEntity).orElseThrow();
        }
        return found;
    }
}
