package io.tidemark.features.files.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Local times of a zone as instants, in milliseconds. */
record LocalTimes(ZoneId zone) {

    Instant at(LocalDateTime local, ClockChanges changes) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return at(local, offsets.get(0));
        }
        if (offsets.isEmpty()) {
            changes.skipped(local, zone);
        } else {
            changes.doubled(local, zone);
        }
        return millis(local.atZone(zone).toInstant());
    }

    static Instant at(LocalDateTime local, ZoneOffset offset) {
        return millis(local.toInstant(offset));
    }

    /** What is finer than a millisecond is left out: no time of the log is. */
    private static Instant millis(Instant time) {
        return Instant.ofEpochMilli(time.toEpochMilli());
    }
}
