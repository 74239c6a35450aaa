package io.tidemark.features.audit;

import io.tidemark.features.engine.EntityKeys;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.door.OutcomeCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outcomes that were taken in, each with what is known of its transaction. */
final class OutcomeBook {

    private final List<LoggedOutcome> outcomes = new ArrayList<>();
    private final Map<String, Served> transactions = new HashMap<>();

    /** @param served all that is on record: outcomes are of these */
    OutcomeBook(AuditScope scope, List<LoggedOutcome> logged, List<Served> served) {
        OutcomeCheck check = new OutcomeCheck(scope.clockSkew());
        logged.stream()
                .filter(outcome ->
                        check.check(outcome.outcome(), outcome.loggedAt()).isEmpty())
                .forEach(outcomes::add);
        if (!outcomes.isEmpty()) {
            served.forEach(vector -> transactions.put(vector.transaction().getTransactionId(), vector));
        }
    }

    List<Outcome> all() {
        return outcomes.stream().map(LoggedOutcome::outcome).toList();
    }

    /** The outcomes of every entity of one kind, by its key, in order. */
    Map<String, List<LoggedOutcome>> of(String entity, Comparator<LoggedOutcome> order) {
        EntityKeys keys = new EntityKeys(entity);
        Map<String, List<LoggedOutcome>> byKey = new HashMap<>();
        for (LoggedOutcome logged : outcomes) {
            Served about = transactions.get(logged.outcome().getTransactionId());
            Optional<String> named = keys.of(logged.outcome());
            Optional<String> key =
                    about == null ? named : keys.of(about.transaction()).or(() -> named);
            key.ifPresent(known -> byKey.computeIfAbsent(known, unused -> new ArrayList<>())
                    .add(named.isPresent() ? logged : waited(logged, about)));
        }
        byKey.values().forEach(list -> list.sort(order));
        return byKey;
    }

    /** One that did not say where it belongs had to wait for its transaction. */
    private static LoggedOutcome waited(LoggedOutcome logged, Served about) {
        return logged.loggedAt().isAfter(about.loggedAt()) ? logged : logged.takenAt(about.loggedAt());
    }
}
