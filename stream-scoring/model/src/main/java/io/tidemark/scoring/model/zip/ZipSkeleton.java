package io.tidemark.scoring.model.zip;

import io.tidemark.scoring.model.kind.FileKind;
import io.tidemark.scoring.model.kind.FileKinds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What a zip file says about its entries, which it says twice: before each, and in the directory at its end. A reader
 * looks at one of them and passes over most of it; here both must agree, and what a bundle has no use for must be
 * empty, so that damage is found wherever it strikes. Entries are compressed as {@link java.util.zip.ZipOutputStream}
 * does, their sizes behind them.
 */
final class ZipSkeleton {

    private static final int ENTRY = 0x04034b50;
    private static final int SIZES = 0x08074b50;
    private static final int LISTED = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int ENTRY_BYTES = 30;
    private static final int SIZES_BYTES = 16;
    private static final int LISTED_BYTES = 46;
    private static final int END_BYTES = 22;

    private final ByteBuffer file;
    /** Where the next entry, and its line in the directory, have to begin. */
    private long entry;

    private long line;

    private ZipSkeleton(byte[] file) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The first contradiction, as the end of a sentence about the file; empty if there is none. */
    static Optional<String> contradiction(byte[] file, int entries) {
        return new ZipSkeleton(file).contradiction(entries);
    }

    /** People hand over the model where its bundle is wanted. */
    private String whatElse() {
        FileKind kind = FileKinds.of(file.array());
        return switch (kind) {
            case XGBOOST_JSON, XGBOOST_UBJ ->
                ", but a model in " + kind.is() + "; make a bundle of it with: tidemark models bundle";
            case BUNDLE, ARCHIVE, UNKNOWN, EMPTY -> ", or does not end as one does";
            default -> ", but " + kind.is();
        };
    }

    private Optional<String> contradiction(int entries) {
        int end = file.limit() - END_BYTES;
        if (end < 0 || file.getInt(end) != END) {
            return Optional.of("it is no zip file" + whatElse());
        }
        line = Integer.toUnsignedLong(file.getInt(end + 16));
        long directory = line;
        int listed = Short.toUnsignedInt(file.getShort(end + 10));
        if (listed != entries || file.getShort(end + 8) != (short) listed) {
            return Optional.of("its directory lists " + listed + " entries, but it has " + entries);
        }
        for (int i = 0; i < entries; i++) {
            if (line + LISTED_BYTES > end || entry + ENTRY_BYTES > directory || !agrees(directory, end)) {
                return Optional.of("its directory does not agree with its entry " + i);
            }
        }
        boolean whole = entry == directory
                && line == end
                && file.getInt(end + 12) == (int) (end - directory)
                && file.getInt(end + 4) == 0
                && file.getShort(end + 20) == 0;
        return whole ? Optional.empty() : Optional.of("its directory does not agree with its size");
    }

    /** Looks at one entry and its line, and goes on to the next. */
    private boolean agrees(long directory, int end) {
        int at = (int) entry;
        int in = (int) line;
        int names = Short.toUnsignedInt(file.getShort(at + 26)) + Short.toUnsignedInt(file.getShort(at + 28));
        long compressed = Integer.toUnsignedLong(file.getInt(in + 20));
        long sizes = entry + ENTRY_BYTES + names + compressed;
        if (sizes + SIZES_BYTES > directory || line + LISTED_BYTES + names > end) {
            return false;
        }
        entry = sizes + SIZES_BYTES;
        line += LISTED_BYTES + names;
        return file.getInt(at) == ENTRY
                && file.getInt(in) == LISTED
                && file.getShort(in + 4) == file.getShort(in + 6)
                && same(at + 4, in + 6, 10)
                && zero(at + 14, 12)
                && same(at + 26, in + 28, 4)
                && zero(in + 32, 10)
                && file.getInt(in + 42) == at
                && same(at + ENTRY_BYTES, in + LISTED_BYTES, names)
                && file.getInt((int) sizes) == SIZES
                && same((int) sizes + 4, in + 16, 12);
    }

    private boolean same(int one, int other, int length) {
        return file.slice(one, length).equals(file.slice(other, length));
    }

    private boolean zero(int at, int length) {
        for (int i = at; i < at + length; i++) {
            if (file.get(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
