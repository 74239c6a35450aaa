package io.tidemark.cli.story;

import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.text.ForeignText;
import io.tidemark.scoring.release.models.PublishedModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The nouns of published models, by version. Records name the model that decided, or none: then those of the newest
 * model are taken, since all models of one deployment look at one domain. For one thread.
 */
public final class ModelNouns {

    private final Supplier<List<PublishedModel>> published;
    private final Consumer<String> told;
    private final Map<String, Nouns> byVersion = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private Nouns newest = Nouns.USUAL;
    private boolean read;

    /**
     * @param published all published models, oldest first; asked again when a model is met that was not among them
     * @param told hears that they cannot be read: whoever may read alerts need not be let read models
     */
    public ModelNouns(Supplier<List<PublishedModel>> published, Consumer<String> told) {
        this.published = published;
        this.told = told;
    }

    /** @param version of the model; null if none decided */
    public Nouns of(String version) {
        // A version that is not published is asked for once: nobody publishes it behind its own decision.
        boolean strange = version != null && !byVersion.containsKey(version) && unknown.add(version);
        if (!read || strange) {
            read();
            read = true;
        }
        return version == null ? newest : byVersion.getOrDefault(version, newest);
    }

    private void read() {
        try {
            published.get().forEach(model -> {
                newest = model.manifest().nouns();
                byVersion.put(model.version(), newest);
            });
        } catch (RuntimeException e) {
            told.accept("the models cannot be read (" + ForeignText.line(String.valueOf(e.getMessage()))
                    + "), so texts may speak by other words than their catalogue's; ask for the right to read the topic"
                    + " models");
        }
    }
}
