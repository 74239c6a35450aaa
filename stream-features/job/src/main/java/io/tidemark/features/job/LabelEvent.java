package io.tidemark.features.job;

import io.tidemark.schemas.Label;

/**
 * A label on its way to one entity's stage.
 *
 * @param label null after a shuffle: the stage decodes the record's value again
 */
record LabelEvent(LogRecord record, String key, long time, Label label) implements Event {

    LabelEvent addressedTo(String entityKey) {
        return new LabelEvent(record, entityKey, time, label);
    }

    LabelEvent decoded(WireFormats.Open wire) {
        return label != null ? this : new LabelEvent(record, key, time, wire.label(record.value()));
    }
}
