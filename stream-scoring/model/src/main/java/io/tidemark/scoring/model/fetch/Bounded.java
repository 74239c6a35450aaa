package io.tidemark.scoring.model.fetch;

import java.io.IOException;
import java.io.InputStream;

/** Reads a stream whose length nobody vouches for. */
final class Bounded {

    private Bounded() {}

    static byte[] read(InputStream stream, long maxBytes) throws IOException {
        byte[] bytes = stream.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, maxBytes + 1));
        if (bytes.length > maxBytes) {
            throw new IOException("it has more than the " + maxBytes + " bytes allowed (models.fetch.limit)");
        }
        return bytes;
    }
}
