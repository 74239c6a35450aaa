package io.tidemark.features.audit;

import io.tidemark.features.engine.EntityKeys;
import io.tidemark.features.engine.OutcomePlaces;
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
    private final OutcomePlaces places;

    /** @param served all that is on record: outcomes are of these */
    OutcomeBook(AuditScope scope, List<LoggedOutcome> logged, List<Served> served) {
        places = new OutcomePlaces(scope.catalogue(), scope.labelHorizon());
        OutcomeCheck check = new OutcomeCheck(scope.clockSkew());
        logged.stream()
                .filter(outcome ->
                        check.check(outcome.outcome(), outcome.loggedAt()).isEmpty())
                .filter(outcome -> scope.bounds().check(outcome.outcome()).isEmpty())
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
            Outcome outcome = logged.outcome();
            boolean named = places.namedBy(outcome);
            Served known = transactions.get(outcome.getTransactionId());
            Served about = known != null && places.reaches(outcome, known.time()) ? known : null;
            if (about != null || named) {
                OutcomePlaces.key(about == null ? Optional.empty() : keys.of(about.transaction()), keys.of(outcome))
                        .ifPresent(key -> byKey.computeIfAbsent(key, unused -> new ArrayList<>())
                                .add(named ? logged : waited(logged, about)));
            }
        }
        byKey.values().forEach(list -> list.sort(order));
        return byKey;
    }

    /** One that did not name every entity had to wait for its transaction. */
    private static LoggedOutcome waited(LoggedOutcome logged, Served about) {
        return logged.loggedAt().isAfter(about.loggedAt()) ? logged : logged.takenAt(about.loggedAt());
    }
}
