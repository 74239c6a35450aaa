package io.tidemark.drift.job.count;

import java.util.Map;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.LongPrimitiveArraySerializer;

/**
 * How counts are written: of the bins of a profile, then those of {@link io.tidemark.drift.job.log.Outcome}, by the
 * value of a field.
 */
final class Counts {
    static final MapSerializer<String, long[]> BY_VALUE =
            new MapSerializer<>(StringSerializer.INSTANCE, LongPrimitiveArraySerializer.INSTANCE);
    static final MapSerializer<String, Map<String, long[]>> BY_FIELD =
            new MapSerializer<>(StringSerializer.INSTANCE, BY_VALUE);

    /** In state. */
    static final TypeInformation<Map<String, long[]>> TYPE =
            Types.MAP(Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO);

    private Counts() {}
}
