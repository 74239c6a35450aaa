package io.tidemark.cli.config;

import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.settings.SettingsPage;
import io.tidemark.stack.settings.Settable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference of all settings. */
public final class Reference {

    private static final String HEAD =
            """
            # Settings

            Every process takes a properties file in UTF-8 as its argument, and behind it any number of `--set PROCESS.KEY=VALUE`. A variable of the environment
            wins over the file and a flag over both: the key `label.keep` of the process `monitor` is `TIDEMARK_MONITOR_LABEL_KEEP` and `--set monitor.label.keep=14d`. The
            local stack (`tidemark up`) takes the keys of all processes, as `PROCESS.KEY`, from `--settings FILE`, the environment and `--set`, and checks them all before it starts
            anything. What is left blank is not set. A key that nobody knows is refused, one of another process is named as such, a former name is taken with a warning.

            Values are read once, at the start. What lies at a path is read anew while the process runs where its row says so, and a secret behind `${file:...}`, `${env:...}` or `${directory:...}` whenever a client is made.

            | kind | is written as |
            |---|---|
            | duration | `250ms`, `30s`, `15m` or `15min`, `1h`, `7d`, `1d12h`, `PT5M`, `0`; any other number needs its unit |
            | share | `0.05` or `5%` |
            | bytes | `65536`, `512 kB`, `256 MB`, `2 GB`, in powers of 1,024; of `training.memory`, `training.heap` and `gate.bytes` a number alone counts MB |
            | amount | `1000.00` |
            | yes or no | `true` or `false`, `yes` or `no` |
            | list | with commas |

            Every process but the broker takes the keys of the connection, which stand first.

            `tidemark config check FILE --process PROCESS` says what is wrong with a file, all of it at once; `tidemark config show` says what would be in force and where it comes
            from, secrets masked; `tidemark config docs` prints this page. In the column `up`, DIR is the data directory.
            """;

    private Reference() {}

    /**
     * Of these processes, in their order.
     *
     * @param chosen of a process: what the local stack sets, by key, in words
     */
    public static List<SettingsPage> of(List<Settable> processes, Function<String, Map<String, String>> chosen) {
        return processes.stream()
                .map(process -> SettingsPage.of(process.keys(), chosen.apply(process.name())))
                .toList();
    }

    /** The page that is in the documentation, where the connection stands once for all processes. */
    public static String markdown(List<SettingsPage> pages) {
        SettingsPage connection = SettingsPage.of(ConnectionKeys.ALL, Map.of());
        Stream<SettingsPage> all =
                Stream.concat(Stream.of(connection), pages.stream().map(page -> page.without(connection.process())));
        return HEAD + "\n" + all.map(SettingsPage::markdown).collect(Collectors.joining("\n"));
    }
}
