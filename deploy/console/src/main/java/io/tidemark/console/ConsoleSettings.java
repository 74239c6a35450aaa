package io.tidemark.console;

import io.tidemark.console.web.ConsoleHttp.Site;
import io.tidemark.log.kafka.Connection;
import io.tidemark.settings.Settings;
import io.tidemark.start.Operations;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the process is started with, by the keys of {@link ConsoleKeys}.
 *
 * @param browsers that look on at once at most
 * @param catalogue a shipped one by name, or a path
 * @param back how far back traffic is read
 * @param kept decisions that can be looked up
 */
public record ConsoleSettings(
        Connection connection,
        Operations operations,
        Site site,
        int browsers,
        String catalogue,
        Duration back,
        int kept) {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** @throws io.tidemark.settings.SettingsException with everything that is wrong */
    public static ConsoleSettings from(Map<String, String> properties) {
        return Settings.read(ConsoleKeys.ALL, properties, ConsoleSettings::of);
    }

    /** As it is set. */
    public static ConsoleSettings of(Settings settings) {
        Supplier<Connection> connection = settings.part(() -> Connection.of(settings));
        return new ConsoleSettings(
                connection.get(),
                Operations.of(settings),
                new Site(
                        settings.get(ConsoleKeys.LISTEN),
                        settings.get(ConsoleKeys.PORT),
                        settings.get(ConsoleKeys.HOSTS),
                        LONGEST),
                settings.get(ConsoleKeys.BROWSERS),
                settings.get(ConsoleKeys.CATALOGUE),
                settings.get(ConsoleKeys.BACK),
                settings.get(ConsoleKeys.TRANSACTIONS));
    }
}
