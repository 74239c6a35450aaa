package io.tidemark.drift.job.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decision;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void whateverIsNotApprovedIsAnAlertAndAStepUpIsNeitherReviewedNorDeclined() {
        for (Decision decision : Decision.values()) {
            assertThat(Outcome.isAlert(Outcome.of(decision, false))).isEqualTo(decision != Decision.APPROVE);
        }
        int profile = 3;
        int[] slots = Outcome.append(new int[] {0}, profile, Outcome.of(Decision.STEP_UP, false));
        long[] counts = new long[profile + Outcome.COUNTS];
        for (int slot : slots) {
            counts[slot]++;
        }
        assertThat(Outcome.events(counts)).isEqualTo(1);
        assertThat(Outcome.count(counts, Outcome.APPROVED)).isZero();
        assertThat(Outcome.count(counts, Outcome.REVIEWED)).isZero();
        assertThat(Outcome.count(counts, Outcome.DECLINED)).isZero();
    }
}
