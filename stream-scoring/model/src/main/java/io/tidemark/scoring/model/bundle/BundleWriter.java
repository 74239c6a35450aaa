package io.tidemark.scoring.model.bundle;

import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.parts.Sha256;
import io.tidemark.scoring.model.signing.BundleSignature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes bundles: equal content gives equal bytes, wherever and whenever it is written. */
public final class BundleWriter {

    /**
     * The same in every entry, since the time of writing would make bytes differ; the manifest has the real one. Not
     * the first moment that zip files know, beside which Java writes the same in the machine's time zone.
     */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private BundleWriter() {}

    /**
     * @param manifest its {@code parts} are replaced by the hashes of the parts given
     * @param parts the content by name, see {@link BundlePart}, without the manifest
     * @return the finished bundle
     * @throws RefusedBundleException if a reader would refuse it
     */
    public static Bundle write(Manifest manifest, Map<String, byte[]> parts) {
        Map<String, String> hashes = new TreeMap<>();
        parts.forEach((name, content) -> hashes.put(name, Sha256.of(content)));
        return write(manifest.withParts(hashes).toJson(), Optional.empty(), parts);
    }

    /** The bytes of the manifest stay as they are, since they are what is signed. */
    static Bundle write(byte[] manifestJson, Optional<BundleSignature> signature, Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, BundlePart.MANIFEST, manifestJson);
            if (signature.isPresent()) {
                add(zip, BundlePart.SIGNATURE, SignatureJson.write(signature.get()));
            }
            for (Map.Entry<String, byte[]> part : new TreeMap<>(parts).entrySet()) {
                add(zip, part.getKey(), part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return BundleReader.read(bytes.toByteArray());
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
