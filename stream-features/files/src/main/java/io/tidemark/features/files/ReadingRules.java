package io.tidemark.features.files;

import java.util.function.Consumer;

/**
 * When the reading of a file of transactions gives up, and who hears of what.
 *
 * @param labels whether the fraud column is made use of: then every value of it must mean something
 * @param othersUnlabelled rows whose label means neither count as unlabelled, in place of ending the reading
 * @param mostMalformed share of malformed rows that is borne
 * @param told gets what people should know of the file, a sentence each
 */
public record ReadingRules(boolean labels, boolean othersUnlabelled, double mostMalformed, Consumer<String> told) {

    /** What is borne unless somebody says otherwise. */
    public static final double MOST_MALFORMED = 0.05;

    /** Labels have to mean something, and nobody listens. */
    public static final ReadingRules USUAL = new ReadingRules(true, false, MOST_MALFORMED, sentence -> {});

    /** Throws {@link IllegalArgumentException} in one sentence if the share is none. */
    public ReadingRules {
        if (!(mostMalformed >= 0 && mostMalformed <= 1)) {
            throw new IllegalArgumentException(
                    "the share of malformed rows is " + mostMalformed + ", but should be from 0 to 1");
        }
    }

    /** The same where the fraud column does not matter. */
    public ReadingRules withoutLabels() {
        return new ReadingRules(false, othersUnlabelled, mostMalformed, told);
    }

    /** The same with somebody who listens, or with nobody. */
    public ReadingRules telling(Consumer<String> other) {
        return new ReadingRules(labels, othersUnlabelled, mostMalformed, other);
    }
}
