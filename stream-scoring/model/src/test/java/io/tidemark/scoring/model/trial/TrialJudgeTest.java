package io.tidemark.scoring.model.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrialJudgeTest {

    private static final int EVENTS = 5_000;
    /** Trials of models that keep within the bounds; {@code -Dtidemark.trials=10000} for the full size. */
    private static final int TRIALS = Integer.getInteger("tidemark.trials", 1_000);

    @Test
    void aModelLikeItsRivalPasses() {
        assertThat(verdict(1, 0.01, 0.01, 0, 0.5)).isInstanceOf(TrialVerdict.Passed.class);
    }

    @Test
    void aModelAtTheBoundsIsHardlyEverFoundBad() {
        int bad = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            // Alerts and missing scores exactly as many as are borne, and frauds caught as often as by the rival.
            bad += verdict(seed, 0.05, 0.05, 0.01, 0.5) instanceof TrialVerdict.Breached ? 1 : 0;
        }
        System.out.printf("%d of %d trials of models at the bounds ended badly%n", bad, TRIALS);
        assertThat(BinomialTail.atLeast(bad, TRIALS, TrialRules.USUAL.errorRate()))
                .isGreaterThan(1e-4);
    }

    @Test
    void whatIsWrongIsFoundAndSaid() {
        breached(verdict(1, 0.09, 0.01, 0, 0.5), "events, and at most 5.0 % are allowed; its rival alerts on");
        breached(verdict(1, 0.001, 0.04, 0, 0.5), "where its rival alerts on");
        breached(verdict(1, 0.01, 0.01, 0.05, 0.5), "it gave no score for");
        breached(verdict(1, 0.02, 0.02, 0, 0.05), "known positives that its rival alerts on");
    }

    @Test
    void aModelThatSaysOneThingIsFoundAtTheFirstLook() {
        TrialTally tally = new TrialTally();
        TrialJudge judge = new TrialJudge(TrialRules.USUAL, EVENTS);
        for (int i = 0; i < 99; i++) {
            tally.add(new ScoredBeside("t" + i, OptionalDouble.of(0.5), false, false));
            assertThat(judge.on(tally)).isInstanceOf(TrialVerdict.Open.class);
        }
        tally.add(new ScoredBeside("t99", OptionalDouble.of(0.5), false, false));
        breached(judge.on(tally), "it gave all of 100 events one score");
    }

    @Test
    void aLabelThatIsTakenBackNoLongerCounts() {
        TrialTally tally = new TrialTally();
        tally.add(new ScoredBeside("a", OptionalDouble.of(0.9), true, false));
        tally.add(new ScoredBeside("b", OptionalDouble.of(0.1), false, true));
        tally.add(new ScoredBeside("c", OptionalDouble.of(0.9), true, true));
        for (String id : new String[] {"a", "b", "b", "c", "unknown"}) {
            tally.label(id, true);
        }
        assertThat(tally.onlyCaught()).isEqualTo(1);
        assertThat(tally.onlyMissed()).isEqualTo(1);
        tally.label("b", false);
        tally.label("b", false);
        assertThat(tally.onlyMissed()).isZero();
        tally.label("b", true);
        assertThat(tally.onlyMissed()).isEqualTo(1);
    }

    /** @param caughtAlone of frauds that only one of the two alerts on, the share that the model on trial catches */
    private static TrialVerdict verdict(
            long seed, double alerts, double rivalAlerts, double missing, double caughtAlone) {
        SplittableRandom random = new SplittableRandom(seed);
        TrialTally tally = new TrialTally();
        TrialJudge judge = new TrialJudge(TrialRules.USUAL, EVENTS);
        TrialVerdict verdict = new TrialVerdict.Open();
        for (int i = 0; verdict instanceof TrialVerdict.Open; i++) {
            boolean alert = random.nextDouble() < alerts;
            boolean rivalAlert = random.nextDouble() < rivalAlerts;
            boolean gone = random.nextDouble() < missing;
            tally.add(new ScoredBeside(
                    "t" + i,
                    gone ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble()),
                    alert,
                    rivalAlert));
            boolean known = alert != rivalAlert && random.nextDouble() < 0.3;
            if (known && random.nextDouble() < (alert ? caughtAlone : 1 - caughtAlone)) {
                tally.label("t" + i, true);
            }
            verdict = judge.on(tally);
        }
        return verdict;
    }

    private static void breached(TrialVerdict verdict, String why) {
        assertThat(verdict).isInstanceOfSatisfying(TrialVerdict.Breached.class, breach -> assertThat(breach.why())
                .contains(why));
    }
}
