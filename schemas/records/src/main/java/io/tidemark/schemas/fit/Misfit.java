package io.tidemark.schemas.fit;

/**
 * Why a schema, or one value that was written by it, cannot be taken as the record: one sentence that names the field.
 */
public final class Misfit extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final boolean meaning;

    private Misfit(String sentence, boolean meaning) {
        super(sentence);
        this.meaning = meaning;
    }

    /**
     * A misfit of form: Avro's own resolution would refuse it too.
     *
     * @param path the field, with the fields that it is in; empty for the record itself
     * @param predicate what is said of it
     */
    static Misfit of(String path, String predicate) {
        return new Misfit(subject(path) + " " + predicate, false);
    }

    /** A misfit of meaning: Avro's own resolution would take it, and for something that it is not. */
    static Misfit ofMeaning(String path, String predicate) {
        return new Misfit(subject(path) + " " + predicate, true);
    }

    /** Whether Avro's own resolution would take it for something that it is not. */
    public boolean isOfMeaning() {
        return meaning;
    }

    private static String subject(String path) {
        return path.isEmpty() ? "the record" : path;
    }

    /** Without a stack trace: a flood of bad records must not spend the processor on traces that nobody reads. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
