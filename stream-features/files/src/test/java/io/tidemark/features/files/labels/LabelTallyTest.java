package io.tidemark.features.files.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Verdict;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelTallyTest {

    @Test
    void aWordThatIsStatedInOtherLettersIsNotItsContrary() {
        LabelWords frauds = new LabelWords(Set.of("F"), Set.of());
        assertThat(frauds.verdict("F")).isEqualTo(Optional.of(Verdict.FRAUD));
        assertThat(frauds.verdict("f")).isEmpty();
        assertThat(frauds.verdict("no")).isEqualTo(Optional.of(Verdict.GENUINE));
        LabelWords genuines = new LabelWords(Set.of(), Set.of("T"));
        assertThat(genuines.verdict("t")).isEmpty();
        assertThat(genuines.verdict("Yes")).isEqualTo(Optional.of(Verdict.FRAUD));
        LabelWords both = new LabelWords(Set.of("x"), Set.of("X"));
        assertThat(both.verdict("x")).isEqualTo(Optional.of(Verdict.FRAUD));
        assertThat(both.verdict("X")).isEqualTo(Optional.of(Verdict.GENUINE));
    }

    @Test
    void theWordsOfTheMappingAreSpellingsOfItsValues() {
        LabelWords neutral = new LabelWords(Set.of(), Set.of(), LabelKeys.POSITIVE);
        assertThat(neutral.verdict("Positive")).isEqualTo(Optional.of(Verdict.FRAUD));
        assertThat(neutral.verdict("negative")).isEqualTo(Optional.of(Verdict.GENUINE));
        assertThat(neutral.verdict("fraud")).isEqualTo(Optional.of(Verdict.FRAUD));
        assertThat(LabelWords.USUAL.verdict("positive")).isEmpty();
        assertThat(LabelWords.USUAL.verdict("negative")).isEmpty();
        assertThat(new LabelWords(Set.of("x"), Set.of(), LabelKeys.POSITIVE).verdict("positive"))
                .isEmpty();
    }

    @Test
    void sentencesSpeakTheWordsOfTheMapping() {
        LabelTally tally = new LabelTally(new LabelWords(Set.of("x"), Set.of(), LabelKeys.POSITIVE));
        tally.count("0");
        tally.count("q");
        assertThat(tally.refusal("FAILED", "say more"))
                .isEqualTo("column FAILED holds 0 (1 row), q (1 row); q means neither positive (positive_is: x) nor"
                        + " negative (usual words such as 0, false, no); say more");
        assertThat(tally.remark("f.csv", "FAILED"))
                .contains("f.csv: nothing in column FAILED is positive (1 row negative, 1 row without a label)");
    }

    @Test
    void whatIsCountedTogetherIsNotMistakenForAValueOfTheFile() {
        LabelTally tally = new LabelTally(LabelWords.USUAL);
        for (int i = 0; i < 2_000; i++) {
            tally.count("value " + i);
        }
        for (int i = 0; i < 5; i++) {
            tally.count("others");
        }
        assertThat(tally.unknown()).isEqualTo(2_005);
        LabelTally first = new LabelTally(LabelWords.USUAL);
        for (int i = 0; i < 7; i++) {
            first.count("others");
        }
        for (int i = 0; i < 2_000; i++) {
            first.count("value " + i);
        }
        assertThat(first.unknown()).isEqualTo(2_007);
        assertThat(first.others()).contains("others (7 rows)", "all others (1,001 rows)");
    }
}
