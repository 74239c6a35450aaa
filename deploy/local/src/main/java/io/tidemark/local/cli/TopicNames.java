package io.tidemark.local.cli;

import io.tidemark.schemas.topics.Topic;
import io.tidemark.schemas.topics.Topics;
import java.util.List;

/** Topics by the names that people type. */
final class TopicNames {

    private TopicNames() {}

    static Topic<?> parse(String name) {
        return Topics.byName(name)
                .orElseThrow(() -> new Failure(
                        ExitCodes.USAGE, "there is no topic \"" + name + "\"; there are " + String.join(", ", all())));
    }

    static List<String> all() {
        return Topics.ALL.stream().map(Topic::name).toList();
    }
}
