package io.tidemark.drift.job.judge;

import io.tidemark.drift.stats.alarm.Finding;
import io.tidemark.drift.stats.alarm.Judgement;
import io.tidemark.drift.stats.alarm.measure.Hypothesis;
import io.tidemark.schemas.Concentration;
import io.tidemark.schemas.DriftCause;
import io.tidemark.schemas.DriftFinding;
import java.util.Locale;

/** What a judgement says, in the words of the log. */
final class JudgementRecords {
    private JudgementRecords() {}

    /** {@code UNKNOWN} if there is nothing to have a cause. */
    static DriftCause cause(Judgement judgement) {
        return switch (judgement.cause()) {
            case NONE -> DriftCause.UNKNOWN;
            case PIPELINE_FAULT -> DriftCause.PIPELINE_FAULT;
            case MIX_SHIFT -> DriftCause.MIX_SHIFT;
            case ATTACK -> DriftCause.ATTACK;
            case SLOW_DRIFT -> DriftCause.SLOW_DRIFT;
        };
    }

    /** Null if the shift is everywhere. */
    static Concentration concentration(Judgement judgement) {
        return judgement
                .where()
                .map(where -> new Concentration(where.field(), where.value(), where.ofShift(), where.ofEvents()))
                .orElse(null);
    }

    static DriftFinding finding(Finding finding) {
        Hypothesis of = finding.hypothesis();
        return DriftFinding.newBuilder()
                .setField(of.field())
                .setValue(of.value())
                .setColumn(of.column())
                .setKind(of.kind().name().toLowerCase(Locale.ROOT))
                .setStatistic(finding.statistic())
                .setLimit(finding.limit())
                .setP(finding.p())
                .setEffect(finding.effect())
                .setNReference(finding.nReference())
                .setNCurrent(finding.nCurrent())
                .setRank(finding.rank())
                .setLasting(finding.lasting())
                .build();
    }
}
