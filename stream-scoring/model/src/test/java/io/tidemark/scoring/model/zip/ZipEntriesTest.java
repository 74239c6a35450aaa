package io.tidemark.scoring.model.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.bundle.BundleTest;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ZipEntriesTest {

    private static final ZipLimits LIMITS = new ZipLimits(10_000, 3, 1_000_000);
    private final ZipEntries reader = new ZipEntries(LIMITS);

    @Test
    void entriesWithinTheLimitsAreRead() throws IOException {
        byte[] zip = BundleTest.zip(new TreeMap<>(Map.of("a", new byte[] {1, 2}, "b", new byte[0])));
        assertThat(reader.read(zip)).containsOnlyKeys("a", "b").containsEntry("a", new byte[] {1, 2});
    }

    @Test
    void aZipBombIsRefusedBeforeItUnpacks() throws IOException {
        byte[] bomb = BundleTest.zip(Map.of("a", new byte[2_000_000]));
        assertThat(bomb.length).isLessThan(LIMITS.bytes());
        assertRefused(bomb, "unpacks to more than the 1000000 bytes");
    }

    @Test
    void theLimitCountsAllEntriesTogether() throws IOException {
        assertRefused(BundleTest.zip(Map.of("a", new byte[600_000], "b", new byte[600_000])), "unpacks to more");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        assertRefused(new byte[10_001], "10001 bytes");
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        byte[] none = new byte[0];
        assertRefused(BundleTest.zip(Map.of("a", none, "b", none, "c", none, "d", none)), "more than the 3 entries");
    }

    @Test
    void aNameThatOccursTwiceIsRefused() throws IOException {
        String zip = new String(
                BundleTest.zip(new TreeMap<>(Map.of("aa", new byte[1], "ab", new byte[2]))),
                StandardCharsets.ISO_8859_1);
        assertRefused(zip.replace("ab", "aa").getBytes(StandardCharsets.ISO_8859_1), "'aa' twice");
    }

    private void assertRefused(byte[] zip, String part) {
        assertThatThrownBy(() -> reader.read(zip))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining(part);
    }
}
