package io.tidemark.drift.job.count;

import static org.apache.flink.api.common.typeinfo.Types.INT;
import static org.apache.flink.api.common.typeinfo.Types.LONG;
import static org.apache.flink.api.common.typeinfo.Types.MAP;
import static org.apache.flink.api.common.typeinfo.Types.STRING;

import io.tidemark.drift.job.TupleBytes;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.BasicArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple5;
import org.junit.jupiter.api.Test;

class CountRecordsTest {
    private static final Map<String, long[]> COUNTS = Map.of("DE", new long[] {0, 3, Long.MAX_VALUE});

    @Test
    void binnedEventsAreWrittenAsTheirTuplesWere() throws Exception {
        TupleBytes.assertSame(
                BinnedEvent.SERIALIZER,
                new BinnedEvent("m1", 30, new int[] {1, 29}, new String[] {"food"}),
                Tuple4.of("m1", 30, new int[] {1, 29}, new String[] {"food"}),
                STRING,
                INT,
                PrimitiveArrayTypeInfo.INT_PRIMITIVE_ARRAY_TYPE_INFO,
                BasicArrayTypeInfo.STRING_ARRAY_TYPE_INFO);
    }

    @Test
    void partsAreWrittenAsTheirTuplesWere() throws Exception {
        TupleBytes.assertSame(
                WindowPart.SERIALIZER,
                new WindowPart("m1", -1, "country", COUNTS),
                Tuple4.of("m1", -1L, "country", COUNTS),
                STRING,
                LONG,
                STRING,
                Counts.TYPE);
    }

    @Test
    void keysOfOpenWindowsAreWrittenAsTheTuplesThatWereKept() throws Exception {
        TupleBytes.assertSame(
                WindowField.SERIALIZER, new WindowField(86_400_000, ""), Tuple2.of(86_400_000L, ""), LONG, STRING);
    }

    @Test
    void windowsAreWrittenAsTheTuplesThatWaited() throws Exception {
        Map<String, Map<String, long[]>> counts = Map.of("country", COUNTS);
        TupleBytes.assertSame(
                ModelWindow.SERIALIZER,
                new ModelWindow("m1", Instant.ofEpochMilli(5), Instant.ofEpochMilli(9), counts, Map.of(1L, 2L)),
                Tuple5.of("m1", 5L, 9L, counts, Map.of(1L, 2L)),
                STRING,
                LONG,
                LONG,
                MAP(STRING, Counts.TYPE),
                MAP(LONG, LONG));
    }
}
