package io.tidemark.scoring.policy.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.policy.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedCasesTest {

    private static final String HASH = Policies.CATALOGUE.hash();
    private static final int FEATURES = Policies.CATALOGUE.featureNames().size();

    /** A week behind all of them. */
    private static final Maturity OLD = new Maturity(
            Policies.transaction("any", "c", 1).getEventTime().plus(Duration.ofDays(7)), Duration.ofDays(7));

    private final RecordedCases cases = new RecordedCases(HASH, FEATURES, null, OLD);

    @Test
    void aDecisionComesWithItsOwnScoreAndRank() {
        Case found =
                cases.of(recorded("1").setRank(0.9).build(), Optional.of(true)).orElseThrow();

        assertThat(found.score()).isEqualTo(0.7);
        assertThat(found.rank()).isEqualTo(0.9);
        assertThat(found.vector()).hasSize(FEATURES).containsOnly(1.5);
        assertThat(found.fraud()).contains(true);
        assertThat(found.past()).isEqualTo(Past.SEEN);
        assertThat(found.flags()).isEmpty();
        assertThat(cases.of(recorded("2").build(), Optional.empty())
                        .orElseThrow()
                        .rank())
                .isNaN();
    }

    @Test
    void aTransactionThatWasScoredAgainCountsOnceAsItWasFirst() {
        assertThat(cases.of(recorded("1").build(), Optional.empty())).isPresent();
        assertThat(cases.of(recorded("1").setScore(0.1).build(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void whatDeclinedItAndUnderWhichModelIsItsRegion() {
        assertThat(past(recorded("1").setDecision(Decision.DECLINE)))
                .isEqualTo(Past.declined("the thresholds v1 under model m"));
        assertThat(past(recorded("2").setDecision(Decision.DECLINE).setPolicy(trace("thresholds", "small"))))
                .isEqualTo(Past.declined("the thresholds of cards v1 under model m"));
        assertThat(past(recorded("3").setReleasePropensity(0.01).setPolicy(trace("thresholds", ""))))
                .isEqualTo(Past.released("the thresholds of cards v1 under model m", 0.01));
        assertThat(past(recorded("4").setDecision(Decision.DECLINE).setPolicy(trace("rules", "risky"))))
                .isEqualTo(Past.declined("rule risky of cards v1"));
        assertThat(past(recorded("5").setDecision(Decision.DECLINE).setPolicy(trace("hard_deny", "stolen"))))
                .isEqualTo(Past.declined("list stolen of cards v1"));
        // A propensity that is none says nothing of what else was declined.
        assertThat(past(recorded("6").setDecision(Decision.DECLINE).setReleasePropensity(0.0)))
                .isEqualTo(Past.declined("the thresholds v1 under model m"));
    }

    @Test
    void whereThePolicyHadNothingToSayChanceReleasesNothingAndTheRegionIsItsOwn() {
        Past silent = past(recorded("1").setDecision(Decision.DECLINE).setPolicy(trace("", "")));

        assertThat(silent)
                .isEqualTo(Past.declined("the thresholds v1 under model m where cards v1 had nothing to say"));
        assertThat(past(recorded("2").setReleasePropensity(0.01)).region()).isNotEqualTo(silent.region());
    }

    @Test
    void aLabelIsHeardFromTheDayOnAtWhichItsAbsenceIs() {
        Maturity young = new Maturity(OLD.newest().minusMillis(1), OLD.delay());
        for (Optional<Boolean> said : List.of(Optional.of(true), Optional.of(false), Optional.<Boolean>empty())) {
            assertThat(fraud(OLD, Decision.APPROVE, said)).contains(said.orElse(false));
            assertThat(fraud(young, Decision.APPROVE, said)).isEmpty();
            assertThat(fraud(young, Decision.DECLINE, said)).isEmpty();
        }
    }

    private static Optional<Boolean> fraud(Maturity maturity, Decision decision, Optional<Boolean> said) {
        return new RecordedCases(HASH, FEATURES, null, maturity)
                .of(recorded("1").setDecision(decision).build(), said)
                .orElseThrow()
                .fraud();
    }

    @Test
    void aVectorOfAnotherCatalogueIsNoNormalDecision() {
        assertThat(cases.of(recorded("1").setCatalogueHash("other").build(), Optional.empty())
                        .orElseThrow()
                        .flags())
                .containsExactly("other_catalogue");
        assertThat(cases.of(recorded("2").setVector(List.of()).build(), Optional.empty())
                        .orElseThrow()
                        .flags())
                .containsExactly("other_catalogue");
        assertThat(cases.of(
                                recorded("3")
                                        .setCatalogueHash("")
                                        .setVector(List.of())
                                        .setFlags(List.of("features_timeout"))
                                        .build(),
                                Optional.empty())
                        .orElseThrow()
                        .flags())
                .containsExactly("features_timeout");
    }

    @Test
    void anotherModelScoresAndRanksInPlaceOfTheOneThatDecided() {
        RecordedCases.Scorer other = new RecordedCases.Scorer() {
            @Override
            public double score(double[] vector) {
                return vector[0] / 10;
            }

            @Override
            public double rank(double score) {
                return 1 - score;
            }
        };
        Case found = new RecordedCases(HASH, FEATURES, other, OLD)
                .of(recorded("1").setRank(0.5).build(), Optional.empty())
                .orElseThrow();

        assertThat(found.score()).isEqualTo(0.15);
        assertThat(found.rank()).isEqualTo(0.85);
    }

    private Past past(Score.Builder recorded) {
        return cases.of(recorded.build(), Optional.empty()).orElseThrow().past();
    }

    private static PolicyTrace trace(String lane, String by) {
        return PolicyTrace.newBuilder()
                .setName("cards")
                .setVersion("v1")
                .setSha256("hash")
                .setLane(lane)
                .setDecidedBy(by)
                .build();
    }

    private static Score.Builder recorded(String id) {
        return Score.newBuilder()
                .setTransaction(Policies.transaction(id, "c", 10))
                .setOrigin(new LogPosition(0, 0L))
                .setLoggedAt(Instant.EPOCH)
                .setFeaturesPosition(new LogPosition(0, 0L))
                .setCatalogueHash(HASH)
                .setVector(java.util.Collections.nCopies(FEATURES, 1.5))
                .setModelVersion("m")
                .setScore(0.7)
                .setDecision(Decision.APPROVE)
                .setPolicyVersion("v1")
                .setScoredAt(Instant.EPOCH);
    }
}
