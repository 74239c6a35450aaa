package io.tidemark.features.job.state;

import io.tidemark.features.job.event.Event;
import io.tidemark.flink.type.CodecType;
import io.tidemark.schemas.FeatureRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** The types of the job's streams. */
public final class Types {
    public static final TypeInformation<Event> EVENT = new CodecType<>(Event.class, EventSerializer.INSTANCE);
    public static final TypeInformation<FeatureRecord> FEATURE_RECORD =
            new CodecType<>(FeatureRecord.class, FeatureRecordSerializer.INSTANCE);

    /** Where every stage puts what it refuses. */
    public static final OutputTag<Event> REFUSED = new OutputTag<>("refused", EVENT);

    private Types() {}
}
