package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.Label;
import java.util.List;

/**
 * Which labels find their windows on their own: the one rule of the engine, the stream and the audit. It is those that
 * name their time and every entity with features that labels change; the others wait for their transactions. An entity
 * of more than customer and terminal no label can name, so under a catalogue with one every label waits whose
 * transaction has not come; that moves no value, since a label changes nothing before its transaction is there.
 */
public final class LabelPlaces {

    private final List<String> entities;
    private final List<EntityKeys> keys;

    public LabelPlaces(Catalogue catalogue) {
        entities = catalogue.labelledEntities();
        keys = entities.stream().map(EntityKeys::new).toList();
    }

    /** Whether it names all that features ask for, and need not wait. */
    public boolean namedBy(Label label) {
        return label.getEventTime() != null
                && keys.stream().allMatch(entity -> entity.of(label).isPresent());
    }

    /** The entities that no label can name, see {@link io.tidemark.features.catalogue.Entities}. */
    public List<String> beyondLabels() {
        return entities.stream()
                .filter(entity -> !new EntityKeys(entity).areNamed())
                .toList();
    }
}
