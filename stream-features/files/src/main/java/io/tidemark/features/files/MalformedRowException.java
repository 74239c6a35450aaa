package io.tidemark.features.files;

/** Ends the reading of a file of which every row has to be right. */
public final class MalformedRowException extends RuntimeException {

    private final transient MalformedRow row;

    MalformedRowException(MalformedRow row) {
        super(row.toString());
        this.row = row;
    }

    public MalformedRow row() {
        return row;
    }
}
