package io.tidemark.features.audit;

import io.tidemark.features.engine.EntityKeys;
import io.tidemark.features.engine.LabelPlaces;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.LabelCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The labels that were taken in, each with what is known of its transaction. */
final class LabelBook {

    private final List<LoggedLabel> labels = new ArrayList<>();
    private final Map<String, Served> transactions = new HashMap<>();
    private final LabelPlaces places;

    /** @param served all that is on record: labels are about these */
    LabelBook(AuditScope scope, List<LoggedLabel> logged, List<Served> served) {
        places = new LabelPlaces(scope.catalogue());
        LabelCheck check = new LabelCheck(scope.clockSkew());
        logged.forEach(label -> transactions.put(label.label().getTransactionId(), null));
        for (Served vector : served) {
            String id = vector.transaction().getTransactionId();
            if (transactions.containsKey(id)) {
                transactions.put(id, vector);
            }
        }
        for (LoggedLabel label : logged) {
            if (check.check(label.label(), label.loggedAt()).isEmpty()) {
                add(label, scope.labelHorizon());
            }
        }
    }

    private void add(LoggedLabel logged, Duration horizon) {
        Served about = transactions.get(logged.label().getTransactionId());
        if (about == null && !places.namedBy(logged.label())) {
            return; // Waits still.
        }
        LoggedLabel resolved = about == null ? logged : resolved(logged, about);
        Label label = resolved.label();
        if (!label.getObservedAt().isAfter(label.getEventTime().plus(horizon))) {
            labels.add(resolved);
        }
    }

    /** A label that did not say where it belongs had to wait for its transaction. */
    private LoggedLabel resolved(LoggedLabel logged, Served about) {
        Label label = logged.label();
        Transaction transaction = about.transaction();
        boolean late = logged.loggedAt().isAfter(about.loggedAt());
        Instant known = late || places.namedBy(label) ? logged.loggedAt() : about.loggedAt();
        return logged.with(
                Label.newBuilder(label)
                        .setEventTime(transaction.getEventTime())
                        .setCustomerId(transaction.getCustomerId())
                        .setTerminalId(transaction.getTerminalId())
                        .build(),
                known);
    }

    List<Label> all() {
        return labels.stream().map(LoggedLabel::label).toList();
    }

    /** The labels of every entity of one kind, by its key, in order. */
    Map<String, List<LoggedLabel>> of(String entity, Comparator<LoggedLabel> order) {
        EntityKeys keys = new EntityKeys(entity);
        Map<String, List<LoggedLabel>> byKey = new HashMap<>();
        for (LoggedLabel label : labels) {
            Served about = transactions.get(label.label().getTransactionId());
            var key = about == null ? keys.of(label.label()) : keys.of(about.transaction());
            key.ifPresent(known ->
                    byKey.computeIfAbsent(known, unused -> new ArrayList<>()).add(label));
        }
        byKey.values().forEach(list -> list.sort(order));
        return byKey;
    }
}
