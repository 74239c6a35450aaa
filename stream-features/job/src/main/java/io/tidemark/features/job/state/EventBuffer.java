package io.tidemark.features.job.state;

import io.tidemark.features.job.event.Event;
import java.util.ArrayList;
import java.util.List;

/** Events of one key and one millisecond that wait for the watermark. */
public record EventBuffer(List<Event> events) {
    public EventBuffer() {
        this(new ArrayList<>(1));
    }
}
