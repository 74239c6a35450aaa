package io.tidemark.features.job;

import io.tidemark.features.job.type.CodecType;
import io.tidemark.schemas.FeatureRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** The types of the job's streams. */
final class Types {
    static final TypeInformation<Event> EVENT = new CodecType<>(Event.class, EventSerializer.INSTANCE);
    static final TypeInformation<FeatureRecord> FEATURE_RECORD =
            new CodecType<>(FeatureRecord.class, FeatureRecordSerializer.INSTANCE);

    /** Where every stage puts what it refuses. */
    static final OutputTag<Event> REFUSED = new OutputTag<>("refused", EVENT);

    private Types() {}
}
