package io.tidemark.features.catalogue.field;

/** A filter that cannot be read: the message says why. */
public final class FilterSyntaxException extends Exception {

    private final String suggestion;

    FilterSyntaxException(String reason, String suggestion) {
        super(reason);
        this.suggestion = suggestion;
    }

    /** What to try. */
    public String suggestion() {
        return suggestion;
    }
}
