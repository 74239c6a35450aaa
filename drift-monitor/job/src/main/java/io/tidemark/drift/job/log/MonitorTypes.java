package io.tidemark.drift.job.log;

import java.util.Map;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.util.OutputTag;

/** The types that flow between the operators: tuples, so that Flink serialises them itself and never by Kryo. */
public final class MonitorTypes {
    public static final TypeInformation<byte[]> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    static final TypeInformation<long[]> COUNTS = PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO;

    /** Events by something: counts of the bins of a profile, then those of {@link Outcome}. */
    public static final TypeInformation<Map<String, long[]>> BY_VALUE = Types.MAP(Types.STRING, COUNTS);

    /**
     * A scored event: model version, event time (ms), vector with the score as its last element, outcome, segments,
     * dead letter.
     */
    public static final TypeInformation<Tuple6<String, Long, double[], Integer, String[], byte[]>> SCORED = Types.TUPLE(
            Types.STRING,
            Types.LONG,
            PrimitiveArrayTypeInfo.DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO,
            Types.INT,
            BasicArrayTypeInfo.STRING_ARRAY_TYPE_INFO,
            BYTES);

    /** A model: version, catalogue hash, reference profile (JSON, may be empty), dead letter. */
    public static final TypeInformation<Tuple4<String, String, byte[], byte[]>> MODEL =
            Types.TUPLE(Types.STRING, Types.STRING, BYTES, BYTES);

    /** An event in its bins: model version, number of counts, the counts that it raises, segments. */
    public static final TypeInformation<Tuple4<String, Integer, int[], String[]>> BINNED = Types.TUPLE(
            Types.STRING,
            Types.INT,
            PrimitiveArrayTypeInfo.INT_PRIMITIVE_ARRAY_TYPE_INFO,
            BasicArrayTypeInfo.STRING_ARRAY_TYPE_INFO);

    /**
     * Events of a window that one subtask counted: model version, window start, field (see {@code Fields}), counts by
     * value.
     */
    public static final TypeInformation<Tuple4<String, Long, String, Map<String, long[]>>> PART =
            Types.TUPLE(Types.STRING, Types.LONG, Types.STRING, BY_VALUE);

    /**
     * A window of one model: version, start, end, counts by field and value, and the events that have come too late
     * since the last window, by the start of theirs. A window without events has no field {@code Fields.ALL}.
     */
    public static final TypeInformation<Tuple5<String, Long, Long, Map<String, Map<String, long[]>>, Map<Long, Long>>>
            WINDOW = Types.TUPLE(
                    Types.STRING,
                    Types.LONG,
                    Types.LONG,
                    Types.MAP(Types.STRING, BY_VALUE),
                    Types.MAP(Types.LONG, Types.LONG));

    /** A message ready for its topic: key (may be empty) and value. */
    public static final TypeInformation<Tuple2<byte[], byte[]>> MESSAGE = Types.TUPLE(BYTES, BYTES);

    public static final OutputTag<Tuple2<byte[], byte[]>> ALARMS = new OutputTag<>("alarms", MESSAGE);
    public static final OutputTag<Tuple2<byte[], byte[]>> REQUESTS = new OutputTag<>("requests", MESSAGE);
    public static final OutputTag<Tuple2<byte[], byte[]>> REFUSED = new OutputTag<>("refused", MESSAGE);

    /** Broadcast: model version to catalogue hash and reference profile. */
    public static final MapStateDescriptor<String, Tuple2<String, byte[]>> MODELS =
            new MapStateDescriptor<>("models", Types.STRING, Types.TUPLE(Types.STRING, BYTES));

    private MonitorTypes() {}
}
