package io.tidemark.demo;

import java.util.Locale;

/**
 * What the demonstration shows, in this order. To add a chapter, add it here and say in {@link Storyline} what tells
 * it.
 */
enum Chapter {
    HISTORY_SCORED("all of the history has been scored", false),
    FIRST_MODEL_IN_FORCE("a first model decides", true),
    LIVE_TRAFFIC("live traffic has begun", false),
    DRIFT_PLANTED("a drift has been planted", false),
    ALARM("the monitor has raised an alarm", true),
    RETRAINING_ASKED("a retraining has been asked for", true),
    CANDIDATE("a candidate has been trained and compared", false),
    TRIAL("a candidate is on trial as a shadow", true),
    SWAP("the better model decides", true),
    QUALITY_AFTER_SWAP("labels say how good the new model is", false);

    private final String sentence;
    private final boolean heard;

    Chapter(String sentence, boolean heard) {
        this.sentence = sentence;
        this.heard = heard;
    }

    /** As scripts know it, e.g. {@code drift_planted}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is so once it has been told. */
    String sentence() {
        return sentence;
    }

    /** Whether the record that tells it is shown to people by itself, in its own words. */
    boolean isHeardAnyway() {
        return heard;
    }
}
