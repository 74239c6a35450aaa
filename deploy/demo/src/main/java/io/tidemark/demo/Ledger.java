package io.tidemark.demo;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Counts what the topics hold; every figure of the summary comes from here and none from what was meant to be sent. */
public final class Ledger {
    private record Placed(LogPosition place, String version) {}

    private final Set<String> sent = new HashSet<>();
    private final Set<String> scored = new HashSet<>();
    private final Set<String> decidedByModel = new HashSet<>();
    private final Set<String> alerted = new HashSet<>();
    private final Set<String> frauds = new HashSet<>();
    private final Map<String, Set<LogPosition>> dead = new HashMap<>();
    private final Map<LogPosition, String> sentAt = new HashMap<>();
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();
    private long duplicates;
    private long scoredTwice;
    private long deadLetters;
    private long alerts;

    /** A record of `transactions`. */
    public void transaction(LogPosition position, Transaction transaction) {
        sentAt.put(position, transaction.getTransactionId());
        if (!sent.add(transaction.getTransactionId())) {
            duplicates++;
        }
    }

    /** A record of `scores`. */
    public void score(Score score) {
        String id = score.getTransaction().getTransactionId();
        if (!scored.add(id)) {
            scoredTwice++;
        }
        if (score.getModelVersion() != null) {
            decidedByModel.add(id);
        }
        // A flagged decision says itself that it is not the champion's.
        if (score.getFlags().isEmpty()) {
            placed.add(new Placed(score.getFeaturesPosition(), score.getModelVersion()));
        }
    }

    /** A record of `alerts-fraud`; what is said of an alert later is no alert more. */
    public void alert(FraudAlert alert) {
        if (alert.getRetraction() != null) {
            return;
        }
        alerts++;
        alerted.add(alert.getTransaction().getTransactionId());
    }

    /** A record of `labels`. */
    public void label(Label label) {
        if (label.getVerdict() == Verdict.FRAUD) {
            frauds.add(label.getTransactionId());
        }
    }

    /** A record of `dead-letters`. */
    public void deadLetter(DeadLetter letter) {
        deadLetters++;
        dead.computeIfAbsent(letter.getTopic(), topic -> new HashSet<>())
                .add(new LogPosition(letter.getPartition(), letter.getOffset()));
    }

    /** A record of `deployments`. */
    public void deployment(Deployment deployment) {
        deployments.add(deployment);
    }

    /** The count of everything told so far. */
    public DemoSummary summary(
            String transactionsTopic, long driftReports, long driftAlarms, DemoSummary.Latency latency) {
        deployments.sort(Comparator.comparingLong(each -> each.getControl().getSequence()));
        return new DemoSummary(
                sent.size(),
                scored.size(),
                scoredTwice,
                lost(transactionsTopic),
                duplicates,
                deadLetters,
                alerts,
                share(intersection(alerted, frauds), intersection(alerted, decidedByModel)),
                share(intersection(alerted, frauds), intersection(frauds, decidedByModel)),
                champions(),
                driftReports,
                driftAlarms,
                Math.max(0, champions().size() - 1),
                mixed(),
                List.of(),
                List.of(),
                null,
                latency);
    }

    private long lost(String transactionsTopic) {
        Set<String> answered = new HashSet<>(scored);
        dead.getOrDefault(transactionsTopic, Set.of()).forEach(position -> {
            if (sentAt.containsKey(position)) {
                answered.add(sentAt.get(position));
            }
        });
        return sent.stream().filter(id -> !answered.contains(id)).count();
    }

    private List<String> champions() {
        List<String> versions = new ArrayList<>();
        for (Deployment each : deployments) {
            ModelReference champion = champion(each);
            boolean another = versions.isEmpty()
                    || !versions.get(versions.size() - 1).equals(champion == null ? null : champion.getVersion());
            if (champion != null && another) {
                versions.add(champion.getVersion());
            }
        }
        return versions;
    }

    /** In every partition, scores behind an activation carry its champion and those before it do not. */
    private long mixed() {
        return placed.stream()
                .filter(score -> !Objects.equals(score.version(), inForceAt(score.place())))
                .count();
    }

    private String inForceAt(LogPosition place) {
        String version = null;
        for (Deployment each : deployments) {
            ModelReference champion = champion(each);
            List<Long> offsets = each.getOffsets();
            if (place.getPartition() < offsets.size() && offsets.get(place.getPartition()) < place.getOffset()) {
                version = champion == null ? null : champion.getVersion();
            }
        }
        return version;
    }

    private static ModelReference champion(Deployment deployment) {
        Activation activation = deployment.getControl().getActivation();
        return activation == null ? null : activation.getChampion();
    }

    private static Set<String> intersection(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }

    private static Double share(Set<String> hits, Set<String> of) {
        return of.isEmpty() ? null : (double) intersection(hits, of).size() / of.size();
    }
}
