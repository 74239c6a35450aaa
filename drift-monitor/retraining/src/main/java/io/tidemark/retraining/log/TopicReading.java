package io.tidemark.retraining.log;

import io.tidemark.scoring.model.manifest.LogRange;
import java.util.List;

/**
 * What was read of a topic.
 *
 * @param ranges by partition
 * @param undecodable records that could not be decoded; they are the fault of whoever wrote them
 */
public record TopicReading(List<LogRange> ranges, long undecodable) {}
