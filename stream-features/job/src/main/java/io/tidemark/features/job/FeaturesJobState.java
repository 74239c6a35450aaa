package io.tidemark.features.job;

import io.tidemark.features.engine.Block;
import io.tidemark.features.engine.EntityHead;
import io.tidemark.features.job.state.EmissionQueue;
import io.tidemark.features.job.state.EventBuffer;
import io.tidemark.features.job.state.IdQueue;
import io.tidemark.features.job.state.StateTypes;
import io.tidemark.flink.type.CodecType;

/**
 * The types of the job's state. Flink writes the class name of each serializer's snapshot into every savepoint and
 * looks the class up by it on the way back, so these six serializers keep their package and their names.
 */
public final class FeaturesJobState {
    /** For the plan of any job that runs the stages. */
    public static final StateTypes TYPES = new StateTypes(
            new CodecType<>(EventBuffer.class, EventBufferSerializer.INSTANCE),
            new CodecType<>(IdQueue.class, IdQueueSerializer.INSTANCE),
            new CodecType<>(IdQueue.Chunk.class, IdChunkSerializer.INSTANCE),
            new CodecType<>(EmissionQueue.class, EmissionQueueSerializer.INSTANCE),
            new CodecType<>(EntityHead.class, EntityHeadSerializer.INSTANCE),
            new CodecType<>(Block.class, BlockSerializer.INSTANCE));

    private FeaturesJobState() {}
}
