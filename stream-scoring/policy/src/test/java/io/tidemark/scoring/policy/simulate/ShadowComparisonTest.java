package io.tidemark.scoring.policy.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowPolicy;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ShadowComparisonTest {

    private static final Instant AT = Instant.parse("2026-03-02T03:04:05Z");
    private static final List<Decision> DECISIONS =
            List.of(Decision.APPROVE, Decision.STEP_UP, Decision.REVIEW, Decision.DECLINE);
    private static final List<String> SEGMENTS = List.of("", "small", "large");
    private static final int PAIRS = 4 * 4;
    private static final int KINDS = PAIRS * 3;

    @Property(tries = 200)
    void everyFigureIsThatOfCountingByHand(@ForAll @Size(max = 60) List<@IntRange(max = KINDS - 1) Integer> kinds) {
        ShadowComparison comparison = new ShadowComparison("new");
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            scores.add(score("t" + i, "c" + i * i % 9, kinds.get(i)).build());
        }
        scores.forEach(comparison::add);
        ComparisonResult result = comparison.result();

        Predicate<Score> differs =
                score -> score.getDecision() != score.getShadowPolicy().getDecision();
        assertThat(result.transactions()).isEqualTo(scores.size());
        assertThat(result.customers())
                .isEqualTo(scores.stream()
                        .map(score -> score.getTransaction().getCustomerId())
                        .distinct()
                        .count());
        equal(result.different(), scores, differs);
        for (Decision real : DECISIONS) {
            for (Decision shadow : DECISIONS) {
                Predicate<Score> pair = score ->
                        score.getDecision() == real && score.getShadowPolicy().getDecision() == shadow;
                List<ComparisonResult.Pair> found = result.table().stream()
                        .filter(one -> one.real() == real && one.shadow() == shadow)
                        .toList();
                assertThat(found).hasSize(scores.stream().anyMatch(pair) ? 1 : 0);
                found.forEach(one -> equal(one.transactions(), scores, pair));
                found.forEach(one -> assertThat(one.examples())
                        .hasSize(
                                real == shadow
                                        ? 0
                                        : (int) Math.min(
                                                2, scores.stream().filter(pair).count())));
            }
        }
        for (String segment : SEGMENTS) {
            Predicate<Score> part =
                    score -> score.getShadowPolicy().getTrace().getDecidedBy().equals(segment);
            ComparisonResult.Part found = result.parts().get(segment.isEmpty() ? "thresholds" : "segment " + segment);
            if (found == null) {
                assertThat(scores).noneMatch(part);
            } else {
                assertThat(found.transactions())
                        .isEqualTo(scores.stream().filter(part).count());
                equal(found.different(), scores, part.and(differs));
            }
        }
    }

    /** The same figure by the slow way: each resampled history by itself. */
    private static void equal(Estimate estimate, List<Score> scores, Predicate<Score> which) {
        double[] draws = new double[Weights.DRAWS];
        for (int draw = 0; draw < draws.length; draw++) {
            int one = draw;
            draws[draw] = scores.stream()
                    .filter(which)
                    .mapToDouble(score -> Weights.of(score.getTransaction().getCustomerId())[one])
                    .sum();
        }
        Arrays.sort(draws);
        assertThat(estimate.value()).isEqualTo(scores.stream().filter(which).count());
        assertThat(estimate.low()).isEqualTo(draws[9]);
        assertThat(estimate.high()).isEqualTo(draws[draws.length - 10]);
    }

    @Test
    void theShareHasItsRangeByCustomersAndNotByTransactions() {
        ShadowComparison comparison = new ShadowComparison("new");
        for (int i = 0; i < 4_000; i++) {
            // Each of 40 customers is decided alike all the time: that is 40 observations and not 4,000.
            comparison.add(score("t" + i, "c" + i % 40, i % 40 < 10 ? 1 : 0).build());
        }
        Estimate share = comparison.result().share();
        assertThat(share.value()).isEqualTo(0.25);
        double half = 1.96 * Math.sqrt(0.25 * 0.75 / 40);
        assertThat(share.high() - share.low()).isCloseTo(2 * half, within(half / 2));
    }

    @Test
    void whatCannotBeComparedIsToldAndNotCounted() {
        ShadowComparison comparison = new ShadowComparison("new");
        comparison.add(score("a", "c", 1).build());
        comparison.add(score("a", "c", 2).build());
        comparison.add(score("b", "c", 0).setFlags(List.of("model_missing")).build());
        comparison.add(score("c", "c", 0).setShadowPolicy(null).build());
        comparison.add(score("d", "c", 0)
                .setShadowPolicy(ShadowPolicy.newBuilder(word(0))
                        .setTrace(trace("old", "rules", "r"))
                        .build())
                .build());
        comparison.add(score("e", "c", 1)
                .setPolicy(trace("today", "rules", "r"))
                .setShadowPolicy(ShadowPolicy.newBuilder(word(1))
                        .setTrace(trace("new", "deny", "stolen"))
                        .build())
                .build());
        ComparisonResult result = comparison.result();
        assertThat(result.transactions()).isEqualTo(2);
        assertThat(result.shadow()).isEqualTo("cards new");
        assertThat(result.different().value()).isEqualTo(2);
        assertThat(result.degraded()).containsOnlyKeys("model_missing").containsValue(1L);
        assertThat(result.unheard()).isEqualTo(1);
        assertThat(result.otherShadows()).isEqualTo(1);
        assertThat(result.decidedBy()).containsOnlyKeys("the thresholds v1", "cards today");
        assertThat(result.parts()).containsOnlyKeys("thresholds", "list stolen");
        assertThat(result.from()).isEqualTo(AT);
    }

    private static Score.Builder score(String id, String customer, int kind) {
        return Score.newBuilder()
                .setTransaction(Transaction.newBuilder()
                        .setTransactionId(id)
                        .setEventTime(AT)
                        .setCustomerId(customer)
                        .setTerminalId("s")
                        .setAmount(new Money(100L, "EUR"))
                        .build())
                .setOrigin(new LogPosition(0, 0L))
                .setLoggedAt(AT)
                .setFeaturesPosition(new LogPosition(0, 0L))
                .setCatalogueHash("hash")
                .setVector(List.of())
                .setDecision(DECISIONS.get(kind % PAIRS / DECISIONS.size()))
                .setPolicyVersion("v1")
                .setScoredAt(AT)
                .setShadowPolicy(word(kind));
    }

    private static ShadowPolicy word(int kind) {
        return ShadowPolicy.newBuilder()
                .setDecision(DECISIONS.get(kind % DECISIONS.size()))
                .setTrace(trace("new", "thresholds", SEGMENTS.get(kind / PAIRS)))
                .build();
    }

    /** Its hash is its version. */
    private static PolicyTrace trace(String version, String lane, String decidedBy) {
        return PolicyTrace.newBuilder()
                .setName("cards")
                .setVersion(version)
                .setSha256(version)
                .setLane(lane)
                .setDecidedBy(decidedBy)
                .build();
    }
}
