package io.tidemark.features.yaml;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;

/**
 * Hands a text out in pieces that leave the last place of the buffer free: SnakeYAML Engine puts the second half of a
 * letter that a piece ends in behind what it was given, and beyond the end of the buffer if that is full.
 */
final class PieceReader extends FilterReader {

    PieceReader(String text) {
        super(new StringReader(text));
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        return super.read(buffer, from, Math.max(1, length - 1));
    }
}
