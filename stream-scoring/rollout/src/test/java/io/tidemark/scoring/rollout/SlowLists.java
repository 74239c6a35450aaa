package io.tidemark.scoring.rollout;

import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.Score;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The policy of lists in {@link io.tidemark.testkit.scoring.TestPolicies} worked out by hand from the records of
 * {@code list-entries} and of {@code scores}, without the tables, the engine or the language of the product.
 */
final class SlowLists {

    private final List<Word> words = new ArrayList<>();
    private final Map<Long, Map<String, Instant>> known = new HashMap<>();

    private record Word(long offset, String key, ListEntry entry) {}

    SlowLists(Connection connection, SchemaRegistry registry) {
        AvroSerde<ListEntry> serde = registry.serde(Topics.LIST_ENTRIES);
        try (LogReader reader = new LogReader(connection, Topics.LIST_ENTRIES)) {
            reader.readToEnd(message -> words.add(new Word(
                    message.offset(),
                    new String(message.key(), StandardCharsets.UTF_8),
                    message.value() == null ? null : serde.decode(message))));
        }
    }

    /** What stands up to an offset: the end of each entry by its key. */
    Map<String, Instant> standing(long offset) {
        return known.computeIfAbsent(offset, any -> {
            Map<String, Instant> standing = new HashMap<>();
            words.stream().filter(word -> word.offset() <= offset).forEach(word -> {
                if (word.entry() == null) {
                    standing.remove(word.key());
                } else {
                    Instant until = word.entry().getUntil();
                    standing.put(word.key(), until == null ? Instant.MAX : until);
                }
            });
            return standing;
        });
    }

    /** Decision, lane, who decided, what fired, the lists, as one line. */
    String line(Score score, long offset) {
        Map<String, Instant> standing = standing(offset);
        String customer = score.getTransaction().getCustomerId();
        Instant time = score.getTransaction().getEventTime();
        List<String> lists = Stream.of("slow", "stolen", "trusted", "watched")
                .filter(list -> time.isBefore(standing.getOrDefault(list + "/" + customer, Instant.MIN)))
                .toList();
        double paid = score.getTransaction().getAmount().getMinorUnits() / 100.0;
        boolean seen = lists.contains("watched") && paid > 10;
        List<String> fired = new ArrayList<>();
        if (paid > 30) {
            fired.add("big");
        }
        if (seen) {
            fired.add("seen");
        }
        String decided;
        if (lists.contains("stolen")) {
            decided = "DECLINE hard_deny stolen";
        } else if (lists.contains("trusted")) {
            decided = "APPROVE allow trusted";
        } else if (lists.contains("slow")) {
            decided = "REVIEW deny slow";
        } else if (paid > 30) {
            decided = "STEP_UP rules big";
        } else if (seen) {
            decided = "DECLINE rules seen";
        } else {
            decided = (score.getScore() >= 0.5 ? "REVIEW" : "APPROVE") + " thresholds ";
        }
        return decided + " " + fired + " " + lists;
    }

    /** The same of what stands in a record. */
    static String line(Score score) {
        return "%s %s %s %s %s"
                .formatted(
                        score.getDecision(),
                        score.getPolicy().getLane(),
                        score.getPolicy().getDecidedBy(),
                        score.getPolicy().getFired(),
                        score.getPolicy().getLists());
    }
}
