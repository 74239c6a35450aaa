package io.tidemark.cli.story;

import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import io.tidemark.scoring.model.forest.ForestSize;
import io.tidemark.scoring.model.forest.ModelHeader;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the model file in a bundle says of itself.
 *
 * @param probabilities whether its scores are probabilities; empty if nobody could look
 * @param notes what people should know of it, a sentence each
 */
public record ModelFacts(Optional<Boolean> probabilities, List<String> notes) {

    public ModelFacts {
        notes = List.copyOf(notes);
    }

    /** @param bytes of the bundle; empty if nobody has it */
    static ModelFacts of(Optional<byte[]> bytes) {
        if (bytes.isEmpty()) {
            return unread("it is not in the log any more");
        }
        try {
            Bundle bundle = Bundle.open(bytes.get());
            ModelHeader header = ModelHeader.read(bundle.model(), bundle.modelFormat());
            List<String> notes = new ArrayList<>();
            ForestSize.of(bundle.model(), bundle.modelFormat())
                    .ifPresent(size -> notes.add(String.format(
                            Locale.ROOT,
                            "it adds up %,d trees with %,d leaves, at most %d questions deep",
                            size.trees(),
                            size.leaves(),
                            size.depth())));
            notes.addAll(header.notes());
            return new ModelFacts(Optional.of(header.givesProbabilities()), notes);
        } catch (RefusedBundleException | InvalidModelException | UnsupportedModelException e) {
            return unread(e.getMessage());
        }
    }

    static ModelFacts unread(String why) {
        return new ModelFacts(
                Optional.empty(),
                List.of("its bundle was not read for this card (" + why + "), so nothing is said here of its trees"));
    }
}
