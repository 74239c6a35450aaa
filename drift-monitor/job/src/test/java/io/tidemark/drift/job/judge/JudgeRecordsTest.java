package io.tidemark.drift.job.judge;

import static org.apache.flink.api.common.typeinfo.Types.LONG;

import io.tidemark.drift.job.TupleBytes;
import io.tidemark.drift.job.log.MonitorTypes;
import org.apache.flink.api.java.tuple.Tuple2;
import org.junit.jupiter.api.Test;

class JudgeRecordsTest {

    @Test
    void earlierWeeksAreWrittenAsTheTuplesThatWereKept() throws Exception {
        byte[] counts = {2, 8, 6};
        TupleBytes.assertSame(WeekSlot.SERIALIZER, new WeekSlot(7, 3), Tuple2.of(7L, 3L), LONG, LONG);
        TupleBytes.assertSame(
                KeptWindow.SERIALIZER, new KeptWindow(7, counts), Tuple2.of(7L, counts), LONG, MonitorTypes.BYTES);
    }

    @Test
    void silenceIsWrittenAsTheTupleThatWasKept() throws Exception {
        TupleBytes.assertSame(Silence.SERIALIZER, Silence.UNKNOWN, Tuple2.of(0L, Long.MIN_VALUE), LONG, LONG);
    }
}
