package io.tidemark.training.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the gate promises, by real retrainings. {@code -Dtidemark.proof=full} runs as many as the promise names; a part
 * runs always.
 */
@Tag("proof")
class GateProof {

    private static final boolean FULL = "full".equals(System.getProperty("tidemark.proof"));
    private static final int ROWS = 6_000;

    @Test
    void ofTwoHundredStationaryRetrainingsAtMostFourArePromoted() {
        List<String> promoted = new ArrayList<>();
        int runs = FULL ? 200 : 20;
        for (int seed = 0; seed < runs; seed++) {
            GateFinding finding = ProofRetraining.run(
                            ProofWorld.STATIONARY.rows(seed, ROWS), ProofRetraining.champion(seed, ROWS))
                    .finding();
            if (finding.promote()) {
                promoted.add(finding.text());
            }
        }
        System.out.printf("%d of %d stationary retrainings promoted%n", promoted.size(), runs);
        assertThat(promoted).hasSizeLessThanOrEqualTo(runs / 50);
    }

    @ParameterizedTest
    @EnumSource
    void noBadCandidateIsPromotedAndEachIsToldWhatIsWrongWithIt(BadCandidate kind) {
        for (int seed = 0; seed < (FULL ? 5 : 1); seed++) {
            GateFinding finding = kind.finding(seed);
            System.out.printf("%s %d: %s%n", kind, seed, finding.text());
            assertThat(finding.promote()).as(finding.text()).isFalse();
            assertThat(finding.text()).containsPattern(kind.reason());
        }
    }

    @Test
    void ofTwentyGoodCandidatesAtLeastNineteenArePromoted() {
        List<String> keptBack = new ArrayList<>();
        int[] sizes = FULL ? new int[] {5_000, 6_000, 9_000, 15_000} : new int[] {6_000};
        int good = 0;
        for (ProofWorld world : ProofWorld.values()) {
            if (world == ProofWorld.STATIONARY) {
                continue;
            }
            for (int rows : sizes) {
                good++;
                GateFinding finding = ProofRetraining.run(world.rows(rows, rows), ProofRetraining.champion(rows, rows))
                        .finding();
                if (!finding.promote()) {
                    keptBack.add(world + " of " + rows + " rows: " + finding.text());
                }
            }
        }
        System.out.printf("%d of %d good candidates promoted%n", good - keptBack.size(), good);
        keptBack.forEach(System.out::println);
        assertThat(keptBack).hasSizeLessThanOrEqualTo(good / 20);
    }
}
