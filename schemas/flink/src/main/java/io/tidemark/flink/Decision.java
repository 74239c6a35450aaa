package io.tidemark.flink;

import io.tidemark.settings.Secrets;

/**
 * One of Flink's options as a job is run with it.
 *
 * @param key Flink's name of it
 * @param value as Flink writes it, secrets in the clear
 * @param by who decided
 * @param note more on it, "" for none
 */
public record Decision(String key, String value, By by, String note) {

    /** Who can decide; the first that has something to say does. */
    public enum By {
        /** No one may choose otherwise: results would be wrong or state lost. */
        FORCED("forced"),
        /** A key of the job's own properties. */
        OWN("by the job's own key"),
        /** The cluster's configuration, or what the submission says, which Flink hands over as one. */
        CLUSTER("by the cluster or the submission"),
        /** Nobody said anything. */
        DEFAULT("by default");

        private final String words;

        By(String words) {
            this.words = words;
        }
    }

    /** One line for the log, without secrets. */
    public String sentence() {
        return key + " is " + Secrets.masked(key, value) + ", " + by.words + (note.isEmpty() ? "" : ": " + note);
    }

    @Override
    public String toString() {
        return sentence();
    }
}
