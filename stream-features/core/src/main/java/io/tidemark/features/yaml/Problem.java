package io.tidemark.features.yaml;

/**
 * One thing that is wrong with a file that a person wrote.
 *
 * @param line from 1
 * @param reason what is wrong, as the first half of a sentence
 * @param suggestion what to try
 */
public record Problem(int line, String reason, String suggestion) {

    @Override
    public String toString() {
        return "line " + line + ": " + reason + "; " + suggestion;
    }
}
