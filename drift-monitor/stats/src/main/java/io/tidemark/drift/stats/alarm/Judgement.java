package io.tidemark.drift.stats.alarm;

import io.tidemark.drift.stats.alarm.measure.Hypothesis;
import io.tidemark.drift.stats.alarm.state.AlarmStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one window means.
 *
 * @param findings one per hypothesis that could be tested, by rank
 * @param step what it did to the alarm
 * @param since start of the first window of the drift; of this window if there is none
 * @param cause what the drift looks like; {@link Cause#NONE} if nothing is significant and no alarm is raised
 * @param where the segment that explains most of the shift of the worst column, if one explains clearly more than its
 *     part of the events
 * @param asksForRetraining whether an alarm is raised and its cause is one that a new model may help against
 * @param next the memory to judge the next window with
 */
public record Judgement(
        List<Finding> findings,
        AlarmStep step,
        Instant since,
        Cause cause,
        Optional<Concentration> where,
        boolean asksForRetraining,
        AlarmMemory next) {

    public Judgement {
        findings = List.copyOf(findings);
    }

    /** The findings that count, by rank. */
    public List<Finding> significant() {
        return findings.stream().filter(Finding::significant).toList();
    }

    /** The finding of one hypothesis; empty if it could not be tested in this window. */
    public Optional<Finding> of(Hypothesis hypothesis) {
        return findings.stream()
                .filter(finding -> finding.hypothesis().equals(hypothesis))
                .findFirst();
    }
}
