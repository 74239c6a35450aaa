package io.tidemark.training.rows;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Verdict;
import io.tidemark.training.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Scores and labels within a minute, and the builder that joins them. */
final class MinuteOfTraffic {

    static final Duration MATURITY = Duration.ofSeconds(10);
    static final Duration RANGE = Duration.ofSeconds(20);

    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");

    private MinuteOfTraffic() {}

    record Event(int second, Decision decision, boolean ourCatalogue, Double released) {

        Event(int second, Decision decision, boolean ourCatalogue) {
            this(second, decision, ourCatalogue, null);
        }
    }

    record Said(int transaction, Verdict verdict, LabelType type, int second) {}

    static final class Events implements ArbitrarySupplier<List<Event>> {

        @Override
        public Arbitrary<List<Event>> get() {
            return Combinators.combine(
                            Arbitraries.integers().between(0, 60),
                            Arbitraries.of(Decision.APPROVE, Decision.REVIEW, Decision.DECLINE),
                            Arbitraries.of(true, true, true, false),
                            Arbitraries.of(0.01, 0.25, 1.0).injectNull(0.7))
                    .as(Event::new)
                    .list()
                    .ofMaxSize(30);
        }
    }

    static final class Sayings implements ArbitrarySupplier<List<Said>> {

        @Override
        public Arbitrary<List<Said>> get() {
            return Combinators.combine(
                            Arbitraries.integers().between(0, 30),
                            Arbitraries.of(Verdict.class),
                            Arbitraries.of(LabelType.class),
                            Arbitraries.integers().between(0, 70))
                    .as(Said::new)
                    .list()
                    .ofMaxSize(60);
        }
    }

    static TrainingSet unlimited(HeldTraffic traffic) {
        return builder(Duration.ZERO, RowLimit.NONE).build(traffic);
    }

    static TrainingSetBuilder builder(Duration maturity, RowLimit limit) {
        return new TrainingSetBuilder("ours", 1, maturity, RANGE, limit, Intake.usual());
    }

    static Score score(int id, Event event) {
        return Records.score("t" + id, "c" + id % 3, MIDNIGHT.plusSeconds(event.second()), List.of((double) id))
                .setCatalogueHash(event.ourCatalogue() ? "ours" : "theirs")
                .setDecision(event.decision())
                .setReleasePropensity(event.released())
                .build();
    }

    static Label label(Said said) {
        return Records.label(
                "t" + said.transaction(), said.verdict(), said.type(), MIDNIGHT.plusSeconds(said.second()));
    }
}
