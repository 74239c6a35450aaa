package io.tidemark.features.files.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks all members of a gzip file (RFC 1952), each checked. The JDK's own stream ends in silence before a member
 * that is damaged, and before any member at all where it cannot tell how much a pipe holds.
 */
final class GzipMembers extends InputStream {

    private static final int CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] packed = new byte[1 << 16];
    private int place;
    private int end;
    private boolean inside;
    private boolean first = true;

    GzipMembers(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inside || startMember()) {
            int read = inflate(bytes, offset, length);
            if (read > 0) {
                check.update(bytes, offset, read);
                return read;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                if (!fill()) {
                    throw new EOFException("the packed data end in the middle");
                }
                inflater.setInput(packed, place, end - place);
            } else {
                throw new IOException("the packed data need a dictionary");
            }
        }
        return -1;
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        try {
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            throw new IOException("the packed data are damaged: " + e.getMessage(), e);
        }
    }

    /** False where the file ends; zeros behind the last member fill up blocks and mean nothing. */
    private boolean startMember() throws IOException {
        if (!first && onlyZerosFollow()) {
            return false;
        }
        if (next() != 0x1f || next() != 0x8b || next() != 8) {
            throw new IOException("there are other bytes behind the packed data");
        }
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        skip((flags & CHECK) != 0 ? 2 : 0);
        inflater.reset();
        check.reset();
        inflater.setInput(packed, place, end - place);
        first = false;
        inside = true;
        return true;
    }

    private void endMember() throws IOException {
        place = end - inflater.getRemaining();
        long expected = little();
        long size = little();
        if (expected != check.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new IOException("the packed data are damaged: their checksum does not fit");
        }
        inside = false;
    }

    private boolean onlyZerosFollow() throws IOException {
        boolean zeros = false;
        while (place < end || fill()) {
            if (packed[place] != 0) {
                if (zeros) {
                    throw new IOException("there are other bytes behind the packed data");
                }
                return false;
            }
            zeros = true;
            place++;
        }
        return true;
    }

    private long little() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private void skipText(int flag) throws IOException {
        while (flag != 0 && next() != 0) {
            // The name of the file that was packed, or a comment.
        }
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private int next() throws IOException {
        if (place == end && !fill()) {
            throw new EOFException("the packed data end in the middle");
        }
        return packed[place++] & 0xFF;
    }

    private boolean fill() throws IOException {
        place = 0;
        end = Math.max(0, in.read(packed, 0, packed.length));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
