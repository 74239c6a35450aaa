package io.tidemark.features.files.table;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacks gzip (all members) and Zstandard (all frames) by what the bytes are, whatever the name says, and knows what
 * is no table.
 */
final class Containers {

    /** As much as a magic number lies within: that of tar stands at 257. */
    private static final int LOOK = 512;

    private Containers() {}

    /** The bytes of the text, behind a byte order mark; throws {@link UnreadableFileException} if there is no text. */
    static InputStream text(InputStream raw, String file) throws IOException {
        InputStream in = new BufferedInputStream(raw, 1 << 16);
        byte[] head = head(in);
        if (Magic.GZIP.matches(head)) {
            in = new BufferedInputStream(new GzipMembers(in), 1 << 16);
            head = head(in);
        } else if (Magic.ZSTANDARD.matches(head) || Magic.ZSTANDARD_SKIPPABLE.matches(head)) {
            in = new BufferedInputStream(new ZstdInputStream(in), 1 << 16);
            head = head(in);
        }
        for (Magic magic : Magic.values()) {
            if (magic.matches(head)) {
                throw new UnreadableFileException(file + " is " + magic.sentence());
            }
        }
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            in.skipNBytes(3);
        }
        return in;
    }

    private static byte[] head(InputStream in) throws IOException {
        in.mark(LOOK);
        byte[] head = in.readNBytes(LOOK);
        in.reset();
        return head;
    }
}
