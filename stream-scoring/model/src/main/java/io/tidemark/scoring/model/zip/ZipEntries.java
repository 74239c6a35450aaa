package io.tidemark.scoring.model.zip;

import io.tidemark.scoring.model.parts.Quoted;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The entries of a zip file in memory, read within limits. Stricter than zip tools are: a name occurs once, and the
 * file agrees with itself as {@link ZipSkeleton} asks, so a file cut short, damaged or with something appended is
 * refused.
 */
public final class ZipEntries {

    private static final int BUFFER_BYTES = 1 << 16;

    private final ZipLimits limits;

    public ZipEntries(ZipLimits limits) {
        this.limits = limits;
    }

    /** @throws RefusedBundleException if the file is damaged or beyond a limit */
    public Map<String, byte[]> read(byte[] file) {
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
        // The stream reader never looks at the directory at the end, so a file cut there would pass.
        ZipSkeleton.contradiction(file, entries.size()).ifPresent(contradiction -> {
            throw refused(contradiction + "; fetch or build it again");
        });
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

    private static RefusedBundleException refused(String reason) {
        return new RefusedBundleException("the bundle is refused: " + reason);
    }
}
