package io.tidemark.drift.job.quality;

import static org.apache.flink.api.common.typeinfo.Types.BOOLEAN;
import static org.apache.flink.api.common.typeinfo.Types.BYTE;
import static org.apache.flink.api.common.typeinfo.Types.LONG;
import static org.apache.flink.api.common.typeinfo.Types.STRING;

import io.tidemark.drift.job.TupleBytes;
import io.tidemark.drift.job.log.MonitorTypes;
import io.tidemark.drift.stats.quality.book.WindowKey;
import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import io.tidemark.drift.stats.quality.tally.Decided;
import io.tidemark.drift.stats.quality.tally.HeldTransaction;
import io.tidemark.drift.stats.quality.tally.ScoredTransaction;
import io.tidemark.drift.stats.quality.tally.Tally;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple5;
import org.junit.jupiter.api.Test;

class QualityRecordsTest {

    @Test
    void scoresAreWrittenAsWhatIsHeldOfThem() throws Exception {
        ScoredTransaction scored = new ScoredTransaction(
                "m1", List.of("channel=online"), 42, 0.25, Decided.DECLINE, 0.5, 4_999, "EUR", -7);
        TupleBytes.assertSame(
                TransactionScore.SERIALIZER,
                new TransactionScore("t1", 42, Optional.of(scored)),
                Tuple3.of("t1", 42L, HeldTransaction.UNKNOWN.with(scored).toBytes()),
                STRING,
                LONG,
                MonitorTypes.BYTES);
        TupleBytes.assertSame(
                TransactionScore.SERIALIZER,
                new TransactionScore("t2", 43, Optional.empty()),
                Tuple3.of("t2", 43L, new byte[0]),
                STRING,
                LONG,
                MonitorTypes.BYTES);
    }

    @Test
    void labelsKeepEveryVerdictAndKindAndThatTheySayNothing() throws Exception {
        for (LabelVerdict verdict : LabelVerdict.values()) {
            for (LabelKind kind : LabelKind.values()) {
                label(Optional.of(new Statement(verdict, kind, 9)), (byte) verdict.ordinal(), (byte) kind.ordinal());
            }
        }
        label(Optional.empty(), (byte) -1, (byte) -1);
    }

    private static void label(Optional<Statement> said, byte verdict, byte kind) throws Exception {
        TupleBytes.assertSame(
                TransactionLabel.SERIALIZER,
                new TransactionLabel("t1", 9, TransactionLabel.TIME_UNKNOWN, said),
                Tuple5.of("t1", 9L, Long.MIN_VALUE, verdict, kind),
                STRING,
                LONG,
                LONG,
                BYTE,
                BYTE);
    }

    @Test
    void alarmsAreWrittenAsTheirTuplesWere() throws Exception {
        TupleBytes.assertSame(
                AlarmNews.SERIALIZER, new AlarmNews("m1", true, 5), Tuple3.of("m1", true, 5L), STRING, BOOLEAN, LONG);
    }

    @Test
    void changesAreWrittenAsTheirTuplesWere() throws Exception {
        Tally tally = new Tally(3);
        tally.labels(2, 1);
        TupleBytes.assertSame(
                TallyChange.SERIALIZER,
                new TallyChange(new WindowKey("m1", "channel=online", 5), tally),
                Tuple4.of("m1", "channel=online", 5L, tally.toBytes()),
                STRING,
                STRING,
                LONG,
                MonitorTypes.BYTES);
    }
}
