package io.tidemark.scoring.model.trial;

/** What is known of a trial. */
public sealed interface TrialVerdict {

    /** Not enough yet. */
    record Open() implements TrialVerdict {}

    /** @param why what it has done, in words that go on after "because" */
    record Breached(String why) implements TrialVerdict {}

    /** @param how what was counted, in words that go on after a colon */
    record Passed(String how) implements TrialVerdict {}
}
