package io.tidemark.features.job.state;

import io.tidemark.features.engine.Block;
import io.tidemark.features.engine.EntityHead;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The types of what the stages keep. The stages are given them: a savepoint names the serializers behind them, which
 * therefore stay where savepoints have found them so far, see {@code FeaturesJobState}.
 */
public record StateTypes(
        TypeInformation<EventBuffer> eventBuffer,
        TypeInformation<IdQueue> idQueue,
        TypeInformation<IdQueue.Chunk> idChunk,
        TypeInformation<EmissionQueue> emissionQueue,
        TypeInformation<EntityHead> entityHead,
        TypeInformation<Block> block)
        implements Serializable {}
