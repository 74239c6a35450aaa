package io.tidemark.local.demo;

import java.util.Locale;

/** What the demonstration shows, in this order. To add a chapter, add it here and say in {@link Storyline} what tells it. */
enum Chapter {
    HISTORY_SCORED("all of the history has been scored"),
    FIRST_MODEL_IN_FORCE("a first model decides"),
    LIVE_TRAFFIC("live traffic has begun"),
    DRIFT_PLANTED("a drift has been planted"),
    ALARM("the monitor has raised an alarm"),
    RETRAINING_ASKED("a retraining has been asked for"),
    CANDIDATE("a candidate has been trained and compared"),
    TRIAL("a candidate is on trial as a shadow"),
    SWAP("the better model decides"),
    QUALITY_AFTER_SWAP("labels say how good the new model is");

    private final String sentence;

    Chapter(String sentence) {
        this.sentence = sentence;
    }

    /** As scripts know it, e.g. {@code drift_planted}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is so once it has been told. */
    String sentence() {
        return sentence;
    }
}
