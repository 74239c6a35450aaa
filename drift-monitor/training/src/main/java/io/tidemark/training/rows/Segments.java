package io.tidemark.training.rows;

import io.tidemark.schemas.Score;
import io.tidemark.schemas.TrafficSegment;
import io.tidemark.schemas.segments.SegmentField;
import io.tidemark.schemas.segments.SegmentFields;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which transactions belong to the parts of the traffic where an alarm saw a drift. */
public final class Segments {

    /** None are named. */
    public static final Segments NONE = new Segments(List.of(), Set.of());

    private final Map<TrafficSegment, SegmentField> fields = new LinkedHashMap<>();
    private final Map<TrafficSegment, Set<String>> members = new LinkedHashMap<>();
    private final Set<String> transactionIds;

    /**
     * @param named those whose field no score carries are left out: another version asked
     * @param transactionIds of all rows
     */
    public Segments(List<TrafficSegment> named, Set<String> transactionIds) {
        this.transactionIds = transactionIds;
        for (TrafficSegment segment : named) {
            field(segment.getField()).ifPresent(field -> {
                fields.put(segment, field);
                members.put(segment, new HashSet<>());
            });
        }
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Takes the score of a transaction, be it of a row or not. */
    public void add(Score score) {
        String id = score.getTransaction().getTransactionId();
        if (transactionIds.contains(id)) {
            fields.forEach((segment, field) -> {
                if (field.of(score).equals(segment.getValue())) {
                    members.get(segment).add(id);
                }
            });
        }
    }

    public List<TrafficSegment> all() {
        return List.copyOf(fields.keySet());
    }

    /** Whether each of the rows belongs to a segment. */
    public boolean[] of(TrafficSegment segment, List<TrainingRow> rows) {
        Set<String> ids = members.get(segment);
        boolean[] of = new boolean[rows.size()];
        for (int i = 0; i < of.length; i++) {
            of[i] = ids.contains(rows.get(i).transactionId());
        }
        return of;
    }

    private static Optional<SegmentField> field(String name) {
        try {
            return SegmentFields.parse("the request", name).stream().findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
