package io.tidemark.scoring.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The entries of a zip file in memory, read within limits. Stricter than zip tools are: a name occurs once, and the file
 * ends with a directory of exactly the entries that precede it, so a file cut short or with something appended is refused.
 */
final class ZipEntries {

    private static final int END_OF_DIRECTORY_SIGNATURE = 0x06054b50;
    private static final int END_OF_DIRECTORY_BYTES = 22;
    private static final int BUFFER_BYTES = 1 << 16;

    private final ZipLimits limits;

    ZipEntries(ZipLimits limits) {
        this.limits = limits;
    }

    /** @throws RefusedBundleException if the file is damaged or beyond a limit */
    Map<String, byte[]> read(byte[] file) {
        if (file.length > limits.bytes()) {
            throw refused("it has " + file.length + " bytes, more than the " + limits.bytes() + " allowed");
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        long room = limits.unpackedBytes();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entries.size() == limits.entries()) {
                    throw refused("it has more than the " + limits.entries() + " entries allowed");
                }
                byte[] content = content(zip, room);
                room -= content.length;
                if (entries.put(entry.getName(), content) != null) {
                    throw refused("it contains " + Quoted.of(entry.getName()) + " twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedBundleException(
                    "the bundle is refused: its zip file is damaged (" + e.getMessage() + "); fetch or build it again",
                    e);
        }
        checkEnd(file, entries.size());
        return entries;
    }

    private byte[] content(ZipInputStream zip, long room) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            if (content.size() + (long) n > room) {
                throw refused("it unpacks to more than the " + limits.unpackedBytes() + " bytes allowed");
            }
            content.write(buffer, 0, n);
        }
        return content.toByteArray();
    }

    /** The stream reader never looks at the directory at the end, so a file cut there would pass. */
    private static void checkEnd(byte[] file, int entries) {
        int at = file.length - END_OF_DIRECTORY_BYTES;
        ByteBuffer end = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (at < 0 || end.getInt(at) != END_OF_DIRECTORY_SIGNATURE) {
            throw refused("it is no zip file, or does not end as one does; fetch or build it again");
        }
        int listed = Short.toUnsignedInt(end.getShort(at + 10));
        long directoryBytes = Integer.toUnsignedLong(end.getInt(at + 12));
        long directoryStart = Integer.toUnsignedLong(end.getInt(at + 16));
        if (listed != entries || directoryStart + directoryBytes != at) {
            throw refused("its zip file is damaged (the directory lists " + listed + " entries, the file has " + entries
                    + "); fetch or build it again");
        }
    }

    private static RefusedBundleException refused(String reason) {
        return new RefusedBundleException("the bundle is refused: " + reason);
    }
}
