package io.tidemark.cli.story;

import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.release.models.PublishedModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * The nouns of published models, by version. Records name the model that decided, or none: then those of the newest
 * model are taken, since all models of one deployment look at one domain. For one thread.
 */
public final class ModelNouns {

    private static final int MOST_DOUBLINGS = 10;

    private final Supplier<List<PublishedModel>> published;
    private final Consumer<String> told;
    private final Map<String, Nouns> byVersion = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private Nouns newest = Nouns.USUAL;
    private boolean read;
    private int failures;
    /** So many records more go by the words that are known. */
    private int untouched;

    /**
     * @param published all published models, oldest first; asked again when a model is met that was not among them, and
     *     when they could not be read, each time after twice as many records: each look may take as long as a time-out.
     *     Who has no right to them is not asked again
     * @param told hears that they cannot be read: whoever may read alerts need not be let read models
     */
    public ModelNouns(Supplier<List<PublishedModel>> published, Consumer<String> told) {
        this.published = published;
        this.told = told;
    }

    /** @param version of the model; null if none decided */
    public Nouns of(String version) {
        // A version that is not published is asked for once: nobody publishes it behind its own decision.
        boolean strange = version != null && !byVersion.containsKey(version) && !unknown.contains(version);
        if ((!read || strange) && looked() && strange) {
            unknown.add(version);
        }
        return version == null ? newest : byVersion.getOrDefault(version, newest);
    }

    private boolean looked() {
        if (untouched > 0) {
            untouched--;
            return false;
        }
        try {
            published.get().forEach(model -> {
                newest = model.manifest().nouns();
                byVersion.put(model.version(), newest);
            });
            read = true;
            failures = 0;
            return true;
        } catch (RuntimeException e) {
            boolean denied = denied(e);
            failures = Math.min(failures + 1, MOST_DOUBLINGS);
            untouched = denied ? Integer.MAX_VALUE : (1 << failures) - 1;
            told.accept("the models cannot be read (" + ForeignText.line(String.valueOf(e.getMessage()))
                    + "), so texts may speak by other words than their catalogue's; "
                    + (denied
                            ? "ask for the right to read the topic models"
                            : "they are looked for again after " + untouched + " more"));
            return false;
        }
    }

    private static boolean denied(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(AuthorizationException.class::isInstance);
    }
}
