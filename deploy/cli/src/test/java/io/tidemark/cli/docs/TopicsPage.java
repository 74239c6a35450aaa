package io.tidemark.cli.docs;

import io.tidemark.log.topics.Limits;
import io.tidemark.log.topics.Partitions;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.log.topics.Writers;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The reference page of all topics, made from their catalogue. */
final class TopicsPage {

    private static final String BEGINNING =
            """
            # Topics

            One topic, one record type: Avro in Confluent's wire format, the subject is the topic's name with `-value` behind it. Keys are UTF-8 texts. Names stand behind `topic.prefix`. Keyed topics all have
            the same number of partitions (12 by default), which stays as it is once they exist; the others have one. `tidemark topics apply` makes them and gives them their settings, `tidemark topics list` prints this list.

            This page is made from the catalogue in the code, and a test holds it.

            | topic | key | value | partitions | kept | old records | a record has at most | written by |
            |---|---|---|---|---|---|---|---|
            """;

    private TopicsPage() {}

    static String markdown() {
        StringBuilder page = new StringBuilder(BEGINNING);
        Topics.ALL.forEach(topic -> page.append(row(topic)));
        page.append(
                "\n## Settings of the broker\n\nWhat `tidemark topics apply` sets of each.\n\n| topic | settings |\n|---|---|\n");
        Topics.ALL.forEach(topic -> page.append("| `%s` | %s |\n".formatted(topic.name(), settings(topic))));
        return page.toString();
    }

    private static String row(Topic<?> topic) {
        String record = topic.value().getSimpleName();
        return "| `%s` | %s | [%s](schemas.md#%s) | %s | %s | %s | %s | %s |\n"
                .formatted(
                        topic.name(),
                        topic.key().text(),
                        record,
                        record.toLowerCase(Locale.ROOT),
                        topic.partitions() == Partitions.KEYED ? "keyed" : "1",
                        topic.keptFor()
                                .map(Duration::toDays)
                                .map(days -> days + " days")
                                .orElse("for ever"),
                        switch (topic.cleanup()) {
                            case DELETE -> "deleted";
                            case COMPACT -> "compacted";
                            case COMPACT_LATE ->
                                "compacted after " + topic.cleanup().lag().toDays() + " days";
                        },
                        size(topic.mostRecordBytes()),
                        topic.limits().writers() == Writers.ANYBODY ? "anybody" : "Tidemark");
    }

    private static String size(int bytes) {
        return bytes < Limits.STEP_BYTES ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
    }

    private static String settings(Topic<?> topic) {
        return new TreeMap<>(topic.config())
                .entrySet().stream()
                        .map(setting -> "`" + setting.getKey() + "=" + setting.getValue() + "`")
                        .collect(Collectors.joining(" "));
    }
}
