package io.tidemark.features.job;

import io.tidemark.features.engine.Block;
import io.tidemark.features.engine.EntityHead;
import io.tidemark.features.job.type.CodecType;
import io.tidemark.schemas.FeatureRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** The types of the job's streams and states. */
final class Types {
    static final TypeInformation<Event> EVENT = new CodecType<>(Event.class, EventSerializer.INSTANCE);
    static final TypeInformation<IdQueue> ID_QUEUE = new CodecType<>(IdQueue.class, IdQueueSerializer.INSTANCE);
    static final TypeInformation<IdQueue.Chunk> ID_CHUNK =
            new CodecType<>(IdQueue.Chunk.class, IdChunkSerializer.INSTANCE);
    static final TypeInformation<EmissionQueue> EMISSION_QUEUE =
            new CodecType<>(EmissionQueue.class, EmissionQueueSerializer.INSTANCE);
    static final TypeInformation<EventBuffer> EVENT_BUFFER =
            new CodecType<>(EventBuffer.class, EventBufferSerializer.INSTANCE);
    static final TypeInformation<EntityHead> ENTITY_HEAD =
            new CodecType<>(EntityHead.class, EntityHeadSerializer.INSTANCE);
    static final TypeInformation<Block> BLOCK = new CodecType<>(Block.class, BlockSerializer.INSTANCE);
    static final TypeInformation<FeatureRecord> FEATURE_RECORD =
            new CodecType<>(FeatureRecord.class, FeatureRecordSerializer.INSTANCE);

    /** Where every stage puts what it refuses. */
    static final OutputTag<Event> REFUSED = new OutputTag<>("refused", EVENT);

    private Types() {}
}
