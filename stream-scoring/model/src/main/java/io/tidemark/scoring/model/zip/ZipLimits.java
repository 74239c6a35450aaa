package io.tidemark.scoring.model.zip;

/**
 * How large a bundle may be, so that a hostile one cannot fill the memory.
 *
 * @param bytes of the zip itself
 * @param entries in the zip
 * @param unpackedBytes of all entries together
 */
public record ZipLimits(int bytes, int entries, long unpackedBytes) {

    /** The zip fits a message on {@code models} (16 MB) with room for larger ones from files. */
    public static final ZipLimits DEFAULT = new ZipLimits(256 << 20, 64, 512L << 20);
}
