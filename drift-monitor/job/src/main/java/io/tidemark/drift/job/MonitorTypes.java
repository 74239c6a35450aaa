package io.tidemark.drift.job;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.util.OutputTag;

/** The types that flow between the operators: tuples, so that Flink serialises them itself and never by Kryo. */
final class MonitorTypes {
    static final TypeInformation<byte[]> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    static final TypeInformation<long[]> COUNTS = PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO;

    /** A scored event: model version, event time (ms), vector with the score as its last element, alert, dead letter. */
    static final TypeInformation<Tuple5<String, Long, double[], Boolean, byte[]>> SCORED = Types.TUPLE(
            Types.STRING, Types.LONG, PrimitiveArrayTypeInfo.DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO, Types.BOOLEAN, BYTES);

    /** A model: version, catalogue hash, reference profile (JSON, may be empty), dead letter. */
    static final TypeInformation<Tuple4<String, String, byte[], byte[]>> MODEL =
            Types.TUPLE(Types.STRING, Types.STRING, BYTES, BYTES);

    /** An event in its bins: model version, shard, number of counts of the profile, the counts that it raises. */
    static final TypeInformation<Tuple4<String, Integer, Integer, int[]>> BINNED =
            Types.TUPLE(Types.STRING, Types.INT, Types.INT, PrimitiveArrayTypeInfo.INT_PRIMITIVE_ARRAY_TYPE_INFO);

    /** A window of one model, or a part of it: model version, window start, window end, counts. */
    static final TypeInformation<Tuple4<String, Long, Long, long[]>> WINDOW =
            Types.TUPLE(Types.STRING, Types.LONG, Types.LONG, COUNTS);

    /** A message ready for its topic: key (may be empty) and value. */
    static final TypeInformation<Tuple2<byte[], byte[]>> MESSAGE = Types.TUPLE(BYTES, BYTES);

    static final OutputTag<Tuple2<byte[], byte[]>> ALARMS = new OutputTag<>("alarms", MESSAGE);
    static final OutputTag<Tuple2<byte[], byte[]>> REQUESTS = new OutputTag<>("requests", MESSAGE);
    static final OutputTag<Tuple2<byte[], byte[]>> REFUSED = new OutputTag<>("refused", MESSAGE);
    static final OutputTag<Tuple4<String, Integer, Integer, int[]>> LATE = new OutputTag<>("late", BINNED);

    /** Broadcast: model version to catalogue hash and reference profile. */
    static final MapStateDescriptor<String, Tuple2<String, byte[]>> MODELS =
            new MapStateDescriptor<>("models", Types.STRING, Types.TUPLE(Types.STRING, BYTES));

    private MonitorTypes() {}
}
