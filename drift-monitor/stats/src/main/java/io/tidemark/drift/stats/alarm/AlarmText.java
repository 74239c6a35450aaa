package io.tidemark.drift.stats.alarm;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An alarm in a sentence: what, how much, since when, on how many events, where it is concentrated, what it looks like.
 */
public final class AlarmText {
    private static final int NAMED = 3;

    private AlarmText() {}

    /**
     * Says what a judgement has found.
     *
     * @param events of all traffic in the window
     * @param done what was done about it, such as "a retraining is asked for"
     */
    public static String of(Judgement judgement, long events, String done) {
        List<Finding> significant = judgement.significant();
        String most = significant.stream().limit(NAMED).map(AlarmText::phrase).collect(Collectors.joining(", "));
        String more = significant.size() > NAMED
                ? String.format(Locale.ROOT, " and %d more", significant.size() - NAMED)
                : "";
        String where = judgement
                .where()
                .map(part -> String.format(
                        Locale.ROOT,
                        "; %.0f %% of it in %s, which has %.0f %% of the events",
                        100 * Math.min(1, part.ofShift()),
                        part.segment(),
                        100 * part.ofEvents()))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%s%s since %s, on %,d events%s; it looks like %s; %s",
                most,
                more,
                judgement.since(),
                events,
                where,
                words(judgement.cause()),
                done);
    }

    private static String phrase(Finding finding) {
        String segment = finding.hypothesis().segment();
        String in = segment.isEmpty() ? "" : " in " + segment;
        String size = String.format(Locale.ROOT, "(PSI %.3f, limit %.3f)", finding.statistic(), finding.limit());
        return switch (finding.hypothesis().kind()) {
            case SHIFT -> finding.hypothesis().column() + in + " has shifted " + size;
            case MISSING -> finding.hypothesis().column() + in + " is missing at another rate " + size;
            case UNSEEN -> finding.hypothesis().column() + in + " has values that training did not know " + size;
            case ALERTS -> "the alert rate" + in + " has changed " + size;
            case VOLUME ->
                String.format(
                        Locale.ROOT, "the volume%s is off by a factor of %.1f", in, Math.exp(finding.statistic()));
        };
    }

    private static String words(Cause cause) {
        return switch (cause) {
            case NONE -> "nothing";
            case PIPELINE_FAULT -> "a fault of the pipeline";
            case MIX_SHIFT -> "other traffic";
            case ATTACK -> "an attack";
            case SLOW_DRIFT -> "a slow drift";
        };
    }
}
