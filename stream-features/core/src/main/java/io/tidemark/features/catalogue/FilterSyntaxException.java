package io.tidemark.features.catalogue;

/** A filter that cannot be read: the message says why. */
final class FilterSyntaxException extends Exception {

    private final String suggestion;

    FilterSyntaxException(String reason, String suggestion) {
        super(reason);
        this.suggestion = suggestion;
    }

    /** What to try. */
    String suggestion() {
        return suggestion;
    }
}
