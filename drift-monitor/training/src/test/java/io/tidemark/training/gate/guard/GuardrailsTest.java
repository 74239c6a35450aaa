package io.tidemark.training.gate.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.nouns.Nouns;
import io.tidemark.scoring.model.forest.ForestWork;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardrailsTest {

    private final Case one = new Case();

    @Test
    void aSoundCandidateBreaksNothing() {
        assertThat(one.breaches()).isEmpty();
        one.hasChampion = false;
        assertThat(one.breaches()).isEmpty();
    }

    @Test
    void aForestThatTakesTooManyStepsIsNamedWithTheChampions() {
        one.work = new ForestWork(50_000, 12_345);
        assertThat(one.breaches())
                .containsExactly(
                        "it takes 12,345 steps to score a row (the champion 80), and at most 10,000 are allowed");
    }

    @Test
    void aBundleOrAForestThatIsTooLargeIsNamed() {
        one.bytes = 100_000_000;
        assertThat(one.breaches())
                .containsExactly("its bundle has 100,000,000 bytes, and at most 67,108,864 are allowed");
        one.bytes = 1;
        one.work = new ForestWork(1_000_001, 10);
        assertThat(one.breaches()).containsExactly("its trees have 1,000,001 nodes, and at most 1,000,000 are allowed");
    }

    @Test
    void aFeatureThatVanishedIsNamedIfTheModelLooksAtIt() {
        one.set(one.comparison, 1, Double.NaN);
        assertThat(one.breaches())
                .containsExactly(
                        "b is missing in 100.0 % of the rows to compare on and in 0.0 % of those it was trained"
                                + " on, and a rise by at most 30 points is borne of what it looks at (share 0.30)");
        one.looks = new double[] {0.8, 0.001, 0.199};
        one.championLooks = one.looks;
        assertThat(one.breaches()).isEmpty();
    }

    @Test
    void aFeatureThatIsMostlyMissingAndThenGoneIsNamedThoughTheRiseIsSmall() {
        for (int i = 0; i < one.training.length; i++) {
            one.training[i][2] = i % 10 == 0 ? 1 : Double.NaN;
        }
        one.set(one.comparison, 2, Double.NaN);
        assertThat(one.breaches()).singleElement().asString().startsWith("c is missing in 100.0 %");
    }

    @Test
    void aFeatureOfTheChampionThatHasNoValueAnywhereIsNamed() {
        one.set(one.training, 0, Double.NaN);
        one.set(one.comparison, 0, Double.NaN);
        one.looks = new double[] {0, 0.5, 0.5};
        assertThat(one.breaches())
                .containsExactly(
                        "a, which the champion looks at (share 0.45, 0.01 matters), has no value in any of 4,000 rows");
    }

    @Test
    void aFeatureThatStandsStillIsNamedUnlessTheClockSetsIt() {
        one.set(one.comparison, 1, 7);
        assertThat(one.breaches()).singleElement().asString().startsWith("b is 7.0 in all of the 2,000 rows");
        one.calendar = Set.of("b");
        assertThat(one.breaches()).isEmpty();
    }

    @Test
    void aFeatureThatGivesTheLabelAwayIsNamedUnlessTheChampionLivesByIt() {
        one.hasChampion = false;
        for (int i = 0; i < one.frauds.length; i++) {
            one.comparison[i][2] = one.frauds[i] ? Double.NaN : i;
        }
        assertThat(one.breaches())
                .singleElement()
                .asString()
                .startsWith("c gives the label away: alone it has an average precision of 1.000");
        one.hasChampion = true;
        assertThat(one.breaches()).isEmpty();
    }

    @Test
    void lessIsBelievedOfAFeatureWhileTheChampionIsAsGoodAsEver() {
        // Seen in five frauds of eight, and in nothing else.
        for (int i = 0; i < one.frauds.length; i++) {
            one.comparison[i][2] = one.frauds[i] && i % 8 < 5 ? 9 : 0;
        }
        one.looks = new double[] {0.3, 0.2, 0.5};
        one.championLooks = new double[] {0.5, 0.4, 0.1};
        assertThat(one.breaches()).singleElement().asString().startsWith("c gives the label away");
        one.promised = 0.95;
        assertThat(one.breaches()).isEmpty();
    }

    @Test
    void looksThatMoveAreBelievedOfAChampionThatHasFallenOnly() {
        one.championLooks = new double[] {0.1, 0, 0.9};
        assertThat(one.breaches())
                .singleElement()
                .asString()
                .contains("(0.70 of the looking has moved, at most 0.50 is believed; a from 0.10 to 0.50)");
        one.promised = 0.95;
        assertThat(one.breaches()).isEmpty();
    }

    @Test
    void tooManyExpectedFraudsAreNamedWithTheirNumber() {
        Arrays.setAll(one.scores, i -> Math.min(0.7, one.scores[i] + 0.05));
        assertThat(one.breaches())
                .singleElement()
                .asString()
                .contains("on all rows it expects 115 frauds and there are 16");
    }

    @Test
    void theRightSumOfWrongProbabilitiesIsNamed() {
        Arrays.setAll(one.scores, i -> i % 2 == 0 ? 0.02 : 0.0001);
        for (int i = 0; i < one.frauds.length; i++) {
            one.frauds[i] = i % 100 == 99;
        }
        one.review = 0.02;
        assertThat(one.breaches()).anyMatch(said -> said.contains("its scores are off by 0.0"));
    }

    @Test
    void aFloodOfAlertsAndNoAlertAtAllAreNamed() {
        one.review = 0.001;
        assertThat(one.breaches())
                .containsExactly(
                        "100.0 % of 2,000 transactions would be reviewed where the budget is 1.0 %, and at most 2.9 % are allowed");
        one.review = 2;
        assertThat(one.breaches()).singleElement().asString().endsWith("a model that alerts on nothing is of no use");
    }

    @Test
    void alertsAreCountedByWhatTheirRowsStandFor() {
        for (int i = 1; i < 40; i++) {
            one.scores[i] = 0.0011;
        }
        one.review = 0.0011;
        assertThat(one.breaches())
                .singleElement()
                .asString()
                .startsWith("3.0 % of 2,000 transactions would be reviewed");
        for (int i = 40; i < one.weights.length; i++) {
            one.weights[i] = one.frauds[i] ? 1 : 2;
        }
        assertThat(one.breaches()).isEmpty();
    }

    @Test
    void whatSpeaksAgainstACandidateIsSaidInTheWordsOfItsCatalogue() {
        Nouns machines = new Nouns(Map.of("event", "reading", "positive", "failure"));
        Arrays.fill(one.scores, 0.9);
        one.replay = new Evidence.Replay(100, 50);
        assertThat(one.breaches(machines))
                .contains("it gives all of 2,000 readings one score")
                .anyMatch(text -> text.startsWith("of 100 readings that the champion decided"))
                .anyMatch(text -> text.contains("failures and there are"))
                .anyMatch(text -> text.contains("of 2,000 readings would be reviewed"))
                .noneMatch(text -> text.contains("fraud") || text.contains("transaction"));
    }

    @Test
    void scoresThatAreNoNumbersOrAllTheSameAreNamed() {
        one.scores[17] = Double.NaN;
        assertThat(one.breaches()).contains("1 of 2,000 of its scores are no number from 0 to 1");
        Arrays.fill(one.scores, 0.008);
        assertThat(one.breaches()).contains("it gives all of 2,000 transactions one score");
    }

    @Test
    void rowsOfWhichTheChampionNowSaysSomethingElseAreNamed() {
        one.replay = new Evidence.Replay(1_000, 10);
        assertThat(one.breaches()).isEmpty();
        one.replay = new Evidence.Replay(1_000, 11);
        assertThat(one.breaches())
                .containsExactly(
                        "of 1,000 transactions that the champion decided it says something else now of 11 (1.1 %, at most"
                                + " 1.0 % are borne): the rows are not what was served");
    }

    @Test
    void aCandidateOfOldRowsIsNamedWithWhatItMissed() {
        one.maturedUntil = Case.NOON.plus(Duration.ofDays(15));
        assertThat(one.breaches())
                .containsExactly("the newest row that it was compared on is of 2026-03-01T12:00:00Z, more than 14 days"
                        + " before 2026-03-16T12:00:00Z, until which rows have matured");
        one.maturedUntil = Case.NOON;
        one.championNewest = Case.NOON.plusSeconds(1);
        assertThat(one.breaches())
                .containsExactly("the newest row that it knows is of 2026-03-01T12:00:00Z, and the champion knows rows"
                        + " until 2026-03-01T12:00:01Z");
    }
}
