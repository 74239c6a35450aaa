package io.tidemark.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.stack.settings.Settable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleSettingsTest {

    private static final Pattern SETTING = Pattern.compile("#?([a-z0-9.]+)=(.*)");

    @ParameterizedTest
    @ValueSource(strings = {"features", "monitor", "scoring", "rollout", "retraining", "webhooks", "console"})
    void everySettingOfTheExampleIsOneCommentedOutOrNot(String process) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/main/dist/conf", process + ".properties"))) {
            Matcher setting = SETTING.matcher(line);
            if (setting.matches()) {
                texts.put(setting.group(1), setting.group(2));
            }
        }
        assertThat(texts).hasSizeGreaterThan(8);
        // A key must be there to be taken.
        texts.computeIfPresent("models.signing.key", (key, file) -> "pom.xml");
        Map<String, String> read = Settings.read(keys(process), texts, Settings::texts);
        texts.values().removeIf(String::isBlank);
        assertThat(read).isEqualTo(texts);
    }

    private static Keys keys(String process) {
        return Settable.allKeys().stream()
                .filter(keys -> keys.name().equals(process))
                .findFirst()
                .orElseThrow();
    }
}
