package io.tidemark.log.cluster;

/**
 * What {@link TopicsAdmin#apply} found or did for one topic.
 *
 * @param name full name of the topic
 * @param partitions how many it has now
 */
public record AppliedTopic(String name, int partitions, Outcome outcome) {

    public enum Outcome {
        CREATED,
        /** It was there with other settings, which are those of the catalogue now. */
        CHANGED,
        PRESENT
    }
}
