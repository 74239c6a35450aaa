package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdEntryTest {

    @Test
    void packedAndUnpackedItSaysWhatItSaid() {
        IdEntry entry = IdEntry.packed(
                IdEntry.of(1_700_000_000_123L, 77, List.of("terminal", "device"), new String[] {"m\u00e9", null})
                        .packed());
        assertThat(entry.eventTime()).isEqualTo(1_700_000_000_123L);
        assertThat(entry.says(77)).isTrue();
        assertThat(entry.says(78)).isFalse();
        assertThat(entry.keys(List.of("terminal", "device"))).containsExactly("m\u00e9", null);
    }

    @Test
    void keysStandUnderTheirEntitysNameSoAnotherCatalogueFindsItsOwnAlone() {
        IdEntry entry =
                IdEntry.of(-5, 1, List.of("terminal", "customer x terminal"), new String[] {"m1", "c1\u001fm1"});
        assertThat(entry.eventTime()).isEqualTo(-5);
        assertThat(entry.keys(List.of("device", "customer x terminal", "terminal")))
                .containsExactly(null, "c1\u001fm1", "m1");
        assertThat(entry.keys(List.of())).isEmpty();
    }

    @Test
    void anEntryOfANewerBuildIsRefusedByItsVersion() {
        byte[] packed = IdEntry.of(1, 1, List.of(), new String[0]).packed();
        packed[0] = 9;
        assertThatThrownBy(() -> IdEntry.packed(packed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 9");
    }
}
