package io.tidemark.features.job;

import java.util.ArrayList;
import java.util.List;

/** Events of one key and one millisecond that wait for the watermark. */
record EventBuffer(List<Event> events) {
    EventBuffer() {
        this(new ArrayList<>(1));
    }
}
