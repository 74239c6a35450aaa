package io.tidemark.drift.job.quality;

import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple6;

/** The types that flow between the operators: tuples, so that Flink serialises them itself and never by Kryo. */
final class QualityTypes {
    static final byte[] NOT_REFUSED = {};
    static final TypeInformation<byte[]> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

    /** A scored transaction: id, event time (ms), what is held of it (empty: no model scored it), dead letter. */
    static final TypeInformation<Tuple4<String, Long, byte[], byte[]>> SCORED =
            Types.TUPLE(Types.STRING, Types.LONG, BYTES, BYTES);

    /**
     * A label: transaction id, time observed (ms), event time of the transaction (ms, or that of no label), verdict,
     * kind, dead letter.
     */
    static final TypeInformation<Tuple6<String, Long, Long, Integer, Integer, byte[]>> LABEL =
            Types.TUPLE(Types.STRING, Types.LONG, Types.LONG, Types.INT, Types.INT, BYTES);

    /** A drift alarm: model version, raised?, since when or until when (ms), dead letter. */
    static final TypeInformation<Tuple4<String, Boolean, Long, byte[]>> ALARM =
            Types.TUPLE(Types.STRING, Types.BOOLEAN, Types.LONG, BYTES);

    /** A change of a tally: model version, segment, window start (ms), tally. */
    static final TypeInformation<Tuple4<String, String, Long, byte[]>> CHANGE =
            Types.TUPLE(Types.STRING, Types.STRING, Types.LONG, BYTES);

    /** A message ready for its topic: key and value. */
    static final TypeInformation<Tuple2<byte[], byte[]>> MESSAGE = Types.TUPLE(BYTES, BYTES);

    private QualityTypes() {}
}
