package io.tidemark.drift.job.log;

import static org.apache.flink.api.common.typeinfo.Types.INT;
import static org.apache.flink.api.common.typeinfo.Types.LONG;
import static org.apache.flink.api.common.typeinfo.Types.STRING;

import io.tidemark.drift.job.TupleBytes;
import org.apache.flink.api.common.typeinfo.BasicArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple6;
import org.junit.jupiter.api.Test;

class LogRecordsTest {
    private static final byte[] JSON = {'{', '}'};

    @Test
    void scoredEventsAreWrittenAsTheTuplesThatWaited() throws Exception {
        double[] values = {0.5, Double.NEGATIVE_INFINITY, -0.0};
        String[] segments = {"food", "stra\u00dfe"};
        TupleBytes.assertSame(
                ScoredEvent.SERIALIZER,
                new ScoredEvent("m1", 1_700_000_000_000L, values, 17, segments),
                Tuple6.of("m1", 1_700_000_000_000L, values, 17, segments, new byte[0]),
                STRING,
                LONG,
                PrimitiveArrayTypeInfo.DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO,
                INT,
                BasicArrayTypeInfo.STRING_ARRAY_TYPE_INFO,
                MonitorTypes.BYTES);
    }

    @Test
    void profilesAreWrittenAsTheTuplesThatWereKept() throws Exception {
        TupleBytes.assertSame(
                ModelProfile.SERIALIZER,
                new ModelProfile("hash", JSON),
                Tuple2.of("hash", JSON),
                STRING,
                MonitorTypes.BYTES);
    }

    @Test
    void modelsAreWrittenByVersionAndProfile() throws Exception {
        TupleBytes.assertSame(
                PublishedModel.SERIALIZER,
                new PublishedModel("m1", new ModelProfile("hash", JSON)),
                Tuple3.of("m1", "hash", JSON),
                STRING,
                STRING,
                MonitorTypes.BYTES);
    }
}
