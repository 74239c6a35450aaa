package io.tidemark.console.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.console.panel.Panel;
import io.tidemark.console.panel.Panels;
import io.tidemark.console.panel.Place;
import io.tidemark.console.tally.LogPlace;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All panels, and how far the log is read. Thread-safe: records come from one thread or two, frames from another. */
public final class Board {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Panels panels;
    private final InstantSource clock;
    private final Map<String, Long> next = new HashMap<>();
    private Frame before = new Frame(0, LogPlace.BEGINNING, Map.of(), Map.of());

    /** Of these panels. */
    public Board(Panels panels, InstantSource clock) {
        this.panels = panels;
        this.clock = clock;
    }

    /** Shows a record to every panel. */
    public synchronized void take(Place place, Consumer<Panel> show) {
        next.merge(LogPlace.key(place.topic(), place.partition()), place.offset() + 1, Math::max);
        panels.all().forEach(show);
    }

    /** The frame of this moment. */
    synchronized Frame frame() {
        LogPlace place = new LogPlace(next);
        Map<String, String> now = new HashMap<>();
        panels.all().forEach(panel -> now.put(panel.name(), json(panel.frame(clock.instant()))));
        Map<String, String> changed = new HashMap<>(now);
        changed.entrySet().removeAll(before.panels().entrySet());
        changed.computeIfPresent(Frame.FEED, (name, all) -> feed(before.place(), place));
        before = new Frame(before.number() + 1, place, Map.copyOf(now), Map.copyOf(changed));
        return before;
    }

    /** The feed of a frame that ends there, for a browser that has seen all up to a place. */
    synchronized String feed(LogPlace seen, LogPlace end) {
        return json(panels.feed().between(seen, end));
    }

    /** A decision by the id of its transaction, in JSON; empty if it is none of those that are kept. */
    public synchronized Optional<String> transaction(String id) {
        return panels.transactions().find(id).map(Board::json);
    }

    private static String json(Object shown) {
        try {
            return JSON.writeValueAsString(shown);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a panel cannot be written as JSON", e);
        }
    }
}
