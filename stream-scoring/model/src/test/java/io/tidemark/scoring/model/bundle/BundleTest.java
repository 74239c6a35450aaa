package io.tidemark.scoring.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.Examples;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

public class BundleTest {

    private final Bundle bundle = BundleWriter.write(Examples.manifest(), Examples.parts());

    @Test
    void aBundleGivesBackWhatWasWritten() {
        Bundle opened = Bundle.open(bundle.bytes());
        assertThat(opened.sha256()).isEqualTo(bundle.sha256()).hasSize(64);
        assertThat(opened.manifest().withParts(Map.of())).isEqualTo(Examples.manifest());
        assertThat(opened.manifest().parts()).containsOnlyKeys(Examples.parts().keySet());
        assertThat(opened.part(BundlePart.CATALOGUE)).hasValue(Examples.bytes("name: handbook"));
        assertThat(opened.modelFormat()).isEqualTo("json");
        assertThat(opened.part("nothing")).isEmpty();
    }

    @Test
    void equalContentGivesEqualBytes() {
        assertThat(BundleWriter.write(Examples.manifest(), new LinkedHashMap<>(Examples.parts()))
                        .bytes())
                .isEqualTo(bundle.bytes());
    }

    @Test
    void aPartThatChangedIsRefusedNamingBothHashes() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put(BundlePart.CATALOGUE, Examples.bytes("name: other"));
        assertRefused(zip(entries), "its part catalogue.yaml has the hash", "but its manifest says");
    }

    @Test
    void aMissingPartIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.remove(BundlePart.MODEL_JSON);
        assertRefused(zip(entries), "its part 'model.json' is missing");
    }

    @Test
    void aPartThatEveryBundleNeedsCannotBeLeftOut() {
        Map<String, byte[]> parts = Examples.parts();
        parts.remove(BundlePart.GOLDEN_VECTORS);
        assertThatThrownBy(() -> BundleWriter.write(Examples.manifest(), parts))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining("it has no golden-vectors.json");
    }

    @Test
    void twoModelsInOneBundleAreRefused() {
        Map<String, byte[]> parts = Examples.parts();
        parts.put(BundlePart.MODEL_UBJ, new byte[] {1});
        assertThatThrownBy(() -> BundleWriter.write(Examples.manifest(), parts))
                .hasMessageContaining("either model.json or model.ubj");
    }

    @Test
    void anEntryThatTheManifestDoesNotNameIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("../evil\n.sh", new byte[0]);
        assertRefused(zip(entries), "'../evil?.sh', which its manifest does not name");
    }

    @Test
    void aBundleWithoutManifestIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.remove(BundlePart.MANIFEST);
        assertRefused(zip(entries), "it has no manifest.json");
    }

    @Test
    void bytesThatAreNoZipAreRefused() {
        assertRefused(new byte[0], "no zip file");
        assertRefused(Examples.bytes("PK is how it starts, but this is a letter to a bank"), "no zip file");
    }

    @Test
    void aBundleCutShortAnywhereOrWithSomethingAppendedIsRefused() {
        byte[] whole = bundle.bytes();
        for (int length = 0; length < whole.length; length += 7) {
            assertRefused(Arrays.copyOf(whole, length), "the bundle is refused");
        }
        assertRefused(Arrays.copyOf(whole, whole.length - 1), "the bundle is refused");
        assertRefused(Arrays.copyOf(whole, whole.length + 1), "the bundle is refused");
    }

    @Test
    void noSingleDamagedByteChangesWhatABundleSays() {
        byte[] whole = bundle.bytes();
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x41;
            try {
                Bundle opened = Bundle.open(damaged);
                assertThat(opened.manifest()).isEqualTo(bundle.manifest());
                assertThat(opened.model()).isEqualTo(bundle.model());
            } catch (RefusedBundleException e) {
                assertThat(e).hasMessageContaining("refused");
            }
        }
    }

    private Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(BundlePart.MANIFEST, bundle.manifest().toJson());
        entries.putAll(Examples.parts());
        return entries;
    }

    public static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void assertRefused(byte[] zip, String... parts) {
        assertThatThrownBy(() -> Bundle.open(zip))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContainingAll(parts);
    }
}
