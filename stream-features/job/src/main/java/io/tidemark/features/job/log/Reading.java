package io.tidemark.features.job.log;

import io.tidemark.features.catalogue.field.NumberCheck;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.silence.EventTimeReader;
import io.tidemark.schemas.door.LabelCheck;
import io.tidemark.schemas.door.OutcomeCheck;
import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.schemas.door.TransactionCheck;
import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How one topic is read; opened by the source and by whoever looks at the topic's tail.
 *
 * @param clockSkew how far ahead of the broker's clock an event may be
 * @param bounds how large one may be
 * @param numbers what the numbers of a transaction may be
 */
public record Reading(Kind kind, WireFormats formats, Duration clockSkew, RecordBounds bounds, NumberCheck numbers)
        implements Serializable {

    public enum Kind {
        TRANSACTIONS,
        LABELS,
        OUTCOMES
    }

    EventReader open() {
        WireFormats.Open wire = formats.open();
        return switch (kind) {
            case TRANSACTIONS -> CheckedReader.ofTransactions(wire, bounds, new TransactionCheck(clockSkew));
            case LABELS -> CheckedReader.ofLabels(wire, bounds, new LabelCheck(clockSkew));
            case OUTCOMES -> CheckedReader.ofOutcomes(wire, bounds, new OutcomeCheck(clockSkew));
        };
    }

    /** The event time of a record of this topic. */
    public EventTimeReader eventTimes() {
        EventReader reader = open();
        return record -> {
            long time = reader.read(record).time();
            return time == RefusedEvent.NO_TIME ? OptionalLong.empty() : OptionalLong.of(time);
        };
    }
}
