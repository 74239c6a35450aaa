package io.tidemark.training.gate.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * It knows an older world than the one that it is to serve: it has seen less than the champion, or nothing of what
 * matured lately.
 *
 * @param comparisonAge by how much the newest row compared on may lie before the newest that could have matured
 * @param trainingAge likewise the newest row trained on
 */
record Stale(Duration comparisonAge, Duration trainingAge) implements Guardrail {

    @Override
    public Optional<String> breach(Evidence evidence) {
        Instant newest = evidence.candidate().newest();
        Optional<Instant> champions = evidence.champion().map(Contender::newest).filter(one -> one.isAfter(newest));
        if (champions.isPresent()) {
            return Optional.of("the newest row that it knows is of " + newest + ", and the champion knows rows until "
                    + champions.get());
        }
        return tooOld("compared", evidence.comparedUntil(), comparisonAge, evidence)
                .or(() -> tooOld("trained", evidence.trainedUntil(), trainingAge, evidence));
    }

    private static Optional<String> tooOld(String what, Instant newest, Duration most, Evidence evidence) {
        return newest.plus(most).isBefore(evidence.maturedUntil())
                ? Optional.of("the newest row that it was " + what + " on is of " + newest
                        + ", more than " + days(most) + " before " + evidence.maturedUntil()
                        + ", until which rows have matured")
                : Optional.empty();
    }

    private static String days(Duration duration) {
        return duration.compareTo(Duration.ofDays(1)) < 0 ? duration.toString() : duration.toDays() + " days";
    }
}
