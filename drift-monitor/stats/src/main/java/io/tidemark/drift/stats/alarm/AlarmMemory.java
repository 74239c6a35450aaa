package io.tidemark.drift.stats.alarm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.drift.stats.alarm.measure.Hypothesis;
import io.tidemark.drift.stats.alarm.state.AlarmState;
import io.tidemark.drift.stats.alarm.state.Easing;
import io.tidemark.drift.stats.alarm.state.Quiet;
import io.tidemark.drift.stats.alarm.state.Raised;
import io.tidemark.drift.stats.alarm.state.Suspected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a judge remembers of one model from window to window: plain words and numbers, to be kept as JSON. It grows with
 * the number of columns and with the findings that stand out, not with the traffic.
 *
 * @param state {@code quiet}, {@code suspected}, {@code raised} or {@code easing}
 * @param sinceMillis start of the first window of the drift; 0 while quiet
 * @param calm how many windows in a row have been calm
 * @param runs hypotheses that stood out in the newest window
 * @param raised those that have raised the alarm or kept it up
 * @param cause of the alarm
 * @param trails of the columns of all traffic
 */
public record AlarmMemory(
        String state,
        long sinceMillis,
        int calm,
        List<Run> runs,
        List<Hypothesis> raised,
        Cause cause,
        List<Trail> trails) {
    /** Before any window. */
    public static final AlarmMemory EMPTY = new AlarmMemory("quiet", 0, 0, List.of(), List.of(), Cause.NONE, List.of());

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public AlarmMemory {
        runs = List.copyOf(runs);
        raised = List.copyOf(raised);
        trails = List.copyOf(trails);
    }

    static AlarmMemory of(AlarmState state, List<Run> runs, List<Hypothesis> raised, Cause cause, List<Trail> trails) {
        String name = state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        if (state instanceof Suspected suspected) {
            return new AlarmMemory(name, suspected.since().toEpochMilli(), 0, runs, raised, cause, trails);
        }
        if (state instanceof Raised up) {
            return new AlarmMemory(name, up.since().toEpochMilli(), 0, runs, raised, cause, trails);
        }
        if (state instanceof Easing easing) {
            return new AlarmMemory(name, easing.since().toEpochMilli(), easing.calm(), runs, raised, cause, trails);
        }
        return new AlarmMemory(name, 0, 0, runs, raised, cause, trails);
    }

    /** The state that is remembered. */
    @JsonIgnore
    public AlarmState alarm() {
        Instant since = Instant.ofEpochMilli(sinceMillis);
        return switch (state) {
            case "quiet" -> new Quiet();
            case "suspected" -> new Suspected(since);
            case "raised" -> new Raised(since);
            case "easing" -> new Easing(since, calm);
            default -> throw new IllegalArgumentException("an alarm is never " + state);
        };
    }

    /** The memory as JSON. */
    public byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static AlarmMemory fromJson(byte[] json) {
        try {
            return JSON.readValue(json, AlarmMemory.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("the memory of an alarm is unreadable (" + e.getMessage() + ")", e);
        }
    }
}
