package io.tidemark.features.files.table;

import io.tidemark.work.Work;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that tells how far its reader has come. */
final class CountedStream extends FilterInputStream {

    private final Work work;

    CountedStream(InputStream in, Work work) {
        super(in);
        this.work = work;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        work.advance(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        work.advance(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        work.advance(skipped);
        return skipped;
    }

    @Override
    public void close() throws IOException {
        try (work) {
            super.close();
        }
    }
}
