package io.tidemark.cli.server;

import io.tidemark.cli.print.Failure;
import io.tidemark.exit.ExitCodes;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.util.List;

/** Topics by the names that people type. */
public final class TopicNames {

    private TopicNames() {}

    public static Topic<?> parse(String name) {
        return Topics.byName(name)
                .orElseThrow(() -> new Failure(
                        ExitCodes.USAGE, "there is no topic \"" + name + "\"; there are " + String.join(", ", all())));
    }

    static List<String> all() {
        return Topics.ALL.stream().map(Topic::name).toList();
    }
}
