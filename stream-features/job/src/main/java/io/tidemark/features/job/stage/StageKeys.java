package io.tidemark.features.job.stage;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.engine.EntityKeys;
import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import java.util.List;

/** Under which key an event goes to which stage. */
public final class StageKeys {
    private final List<String> stages;
    private final EntityKeys[] keys;

    public StageKeys(Catalogue catalogue) {
        stages = catalogue.stages();
        keys = stages.stream().map(EntityKeys::new).toArray(EntityKeys[]::new);
    }

    /** The key at the first entity's stage. */
    public String first(TransactionEvent event, WireFormats.Open wire) {
        return at(0, event, wire);
    }

    /** The key at the stage behind an entity's. */
    public String after(String entity, TransactionEvent event, WireFormats.Open wire) {
        return at(stages.indexOf(entity) + 1, event, wire);
    }

    private String at(int stage, TransactionEvent event, WireFormats.Open wire) {
        if (event.refused() || stages.get(stage).equals(Entities.CUSTOMER)) {
            return event.customer();
        }
        return event.keyIn(keys[stage], wire).map(Address::ofEntity).orElseGet(() -> Address.nowhere(event.customer()));
    }
}
