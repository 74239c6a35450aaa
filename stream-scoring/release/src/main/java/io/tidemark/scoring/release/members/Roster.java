package io.tidemark.scoring.release.members;

import io.tidemark.schemas.Acknowledgement;
import io.tidemark.schemas.InstanceWord;
import io.tidemark.schemas.MemberReport;
import io.tidemark.schemas.ModelReference;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who lives and what they said, as the topic tells it. Not thread-safe.
 *
 * <p>An instance lives if it said so within {@link #LIFE}, by the broker's clock against the reader's. Clocks that
 * differ by more make it look gone, or alive for a wait too long; neither changes what is decided.
 */
final class Roster {

    /** A few beats, of which one may be late. */
    static final Duration LIFE = Acknowledger.BEAT.multipliedBy(4);

    private final Map<String, Seen> seen = new TreeMap<>();
    private final Map<String, Acknowledgement> words = new HashMap<>();

    private record Seen(String run, Instant at) {}

    /**
     * The next record of the topic.
     *
     * @param said null if the key is spoken of no more
     */
    void take(String key, Acknowledgement said, Instant at) {
        if (said == null) {
            seen.remove(key);
            words.remove(key);
        } else if (said.getWord() == InstanceWord.ALIVE) {
            seen.put(key, new Seen(said.getRun(), at));
        } else {
            words.put(key, said);
        }
    }

    /** One line for each instance that lives, by name. */
    List<MemberReport> on(ModelReference model, Instant now) {
        return seen.entrySet().stream()
                .filter(one -> one.getValue().at().plus(LIFE).isAfter(now))
                .map(one -> report(one.getKey(), one.getValue().run(), model))
                .toList();
    }

    private MemberReport report(String instance, String run, ModelReference model) {
        Acknowledgement word = words.get(instance + "/" + model.getVersion());
        boolean counts = word != null
                && word.getRun().equals(run)
                && model.getBundleSha256().equals(word.getBundleSha256());
        return counts
                ? new MemberReport(instance, word.getWord(), word.getReason())
                : new MemberReport(instance, InstanceWord.MISSING, "it has said nothing of the model");
    }
}
