package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.job.Feed;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Address;
import io.tidemark.schemas.Transaction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StageKeysTest {
    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: devices
            features:
              - {name: seen, entity: device, aggregate: count, window: 1d}
            """);
    private final StageKeys keys = new StageKeys(CATALOGUE);

    @Test
    void noTextThatASenderChoosesPassesForNowhereOrForAnother() {
        List<String> devices = List.of("d1", "\0", "\0c1", "\0d1", "\1", "\1d1", "\1\0c1", "\1\1c1", "ids-5", "");
        Set<String> found = devices.stream().map(this::key).collect(Collectors.toSet());
        assertThat(found).hasSameSizeAs(devices).noneMatch(Address::isNowhere).doesNotContain(key(null));
    }

    @Test
    void whatHasNoDeviceGoesNowhere() {
        assertThat(Address.isNowhere(key(null))).isTrue();
    }

    @Test
    void usualKeysAreTheTextsThemselvesAsStateKnowsThem() {
        assertThat(List.of(key("d1"), key("ids-5"), key(""))).containsExactly("d1", "ids-5", "");
    }

    private String key(String device) {
        Transaction sent = Transaction.newBuilder(Feed.transaction("t1", Feed.START, "c1", "m1", 100))
                .setDevice(device)
                .build();
        return keys.first(new Log().read(sent), new PlainFormats());
    }
}
