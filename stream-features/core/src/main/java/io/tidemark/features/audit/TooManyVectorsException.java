package io.tidemark.features.audit;

/** There is more on record than may be held in memory. */
public final class TooManyVectorsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyVectorsException(int most) {
        super(
                "more than " + most
                        + " vectors are on record, about 1 KiB of memory each; allow more of them and give the process the memory");
    }
}
