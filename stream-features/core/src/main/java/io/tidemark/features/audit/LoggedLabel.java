package io.tidemark.features.audit;

import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityState;
import io.tidemark.features.engine.EventOrder;
import io.tidemark.schemas.Label;
import java.time.Instant;
import java.util.Comparator;

/**
 * A label and its place in the log of labels.
 *
 * @param loggedAt when the broker appended it
 */
public record LoggedLabel(Label label, Instant loggedAt, int partition, long offset) implements LoggedNews {

    /** The order in which labels were appended; several partitions are merged by the broker's clock. */
    static final Comparator<LoggedLabel> AS_APPENDED = Comparator.comparing(LoggedLabel::loggedAt)
            .thenComparing(LoggedLabel::partition)
            .thenComparing(LoggedLabel::offset);

    /** The order in which ordered mode takes them in. */
    static final Comparator<LoggedLabel> AS_OBSERVED = Comparator.comparing(LoggedLabel::label, EventOrder.OF_LABELS);

    @Override
    public Instant known() {
        return label.getObservedAt();
    }

    @Override
    public void tell(EntityEngine engine, EntityState state) {
        engine.label(state, label);
    }

    LoggedLabel with(Label resolved, Instant known) {
        return new LoggedLabel(resolved, known, partition, offset);
    }
}
