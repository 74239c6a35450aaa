package io.tidemark.cli.deadletters.replay;

import io.tidemark.cli.deadletters.letter.Letter;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The topics to which a record may be sent again: those that take what comes from outside, each record by an id of its
 * own.
 */
final class ReplayableTopics {

    static final List<Topic<?>> ALL = List.of(
            Topics.TRANSACTIONS,
            Topics.LABELS,
            Topics.OUTCOMES,
            Topics.ROLLOUT_REQUESTS,
            Topics.CANDIDATES,
            Topics.RETRAINING_REQUESTS);

    /** Causes of records whose ids the features job knows by the time it refuses them. */
    private static final Set<String> ID_IS_TAKEN = Set.of(
            "conflicting_duplicate", "oversized_vector", "number_decimals", "number_bounds", "number_undeclared");

    private ReplayableTopics() {}

    /** Why a record that is not mended does not get through again; empty if it may. */
    static Optional<String> refusalAsItWas(Letter letter) {
        return ID_IS_TAKEN.contains(letter.content().getCause())
                ? Optional.of(
                        "its id counts as seen, so as it was it would be dropped or buried again; give it an id of its"
                                + " own and send it with --file")
                : Optional.empty();
    }

    /** Why records of this topic are not sent again; empty if they may be. */
    static Optional<String> refusal(Letter letter) {
        Optional<Topic<?>> topic = letter.topic();
        if (topic.isEmpty()) {
            return Optional.of("there is no topic " + letter.origin().topic()
                    + " in the catalogue; if it is a file, mend it there, and if it has another prefix, name that with"
                    + " --topic-prefix");
        }
        if (ALL.contains(topic.get())) {
            return Optional.empty();
        }
        if (topic.get() == Topics.FEATURES) {
            return Optional.of("the place of a record of features is what it is known by, so one at another place would"
                    + " count anew; send its transaction again instead");
        }
        return Optional.of("only Tidemark itself writes " + topic.get() + "; sent again are records of "
                + ALL.stream().map(Topic::name).collect(Collectors.joining(", ")));
    }
}
