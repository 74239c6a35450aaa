package io.tidemark.cli.deadletters.letter;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a record stands in the log.
 *
 * @param topic without the prefix
 */
public record RecordPlace(String topic, int partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("(?:([a-zA-Z0-9._-]{1,249})/)?([0-9]{1,9})[-/]([0-9]{1,18})");

    /** Reads {@code 0-123}, a place in dead-letters, or {@code transactions/3-4567}; empty for anything else. */
    public static Optional<RecordPlace> parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        String topic = found.group(1) == null ? Topics.DEAD_LETTERS.name() : found.group(1);
        return Optional.of(new RecordPlace(topic, Integer.parseInt(found.group(2)), Long.parseLong(found.group(3))));
    }

    /** The place in a topic that is named in full; one without the connection's prefix keeps its name. */
    public static RecordPlace of(Connection connection, String fullTopic, int partition, long offset) {
        String prefix = connection.topicPrefix();
        String topic = fullTopic.startsWith(prefix) ? fullTopic.substring(prefix.length()) : fullTopic;
        return new RecordPlace(topic, partition, offset);
    }

    /** Whether it is the place of a letter and not of a record that was buried. */
    public boolean isLetter() {
        return topic.equals(Topics.DEAD_LETTERS.name());
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "-" + offset;
    }
}
