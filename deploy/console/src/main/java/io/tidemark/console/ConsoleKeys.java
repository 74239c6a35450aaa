package io.tidemark.console;

import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import io.tidemark.start.OperationsKeys;
import java.time.Duration;
import java.util.List;

/** The settings of the console. */
public final class ConsoleKeys {

    /** Where it is served. */
    public static final Key<String> LISTEN = Key.of(
                    "listen",
                    Kinds.TEXT,
                    "the address of this machine that the page is served on; 0.0.0.0 for all, where whoever reaches it"
                            + " reads transactions without a key, so put a proxy that asks for one before it")
            .usually("127.0.0.1");

    /** Where it is served. */
    public static final Key<Integer> PORT = Key.of("port", Kinds.WHOLE, "the port of the page; 0 takes a free one")
            .usually(8083)
            .atLeast(0)
            .atMost(65_535);

    static final Key<List<String>> HOSTS = Key.of(
                    "hosts",
                    Kinds.list(Kinds.TEXT),
                    "names that browsers call the page by, beside localhost and 127.0.0.1; requests for any other are"
                            + " refused")
            .usually(List.of());

    /** By which features are named. */
    public static final Key<String> CATALOGUE = Key.of(
                    "catalogue",
                    Kinds.TEXT,
                    "a shipped catalogue's name or a path: the names of features in a decision that is looked up")
            .usually("handbook");

    static final Key<Duration> BACK = Key.of(
                    "back", Kinds.DURATION, "how far back scores and alerts are read at the start")
            .usually(Duration.ofMinutes(15));
    static final Key<Integer> TRANSACTIONS = Key.of(
                    "transactions.kept", Kinds.WHOLE, "the newest decisions that can be looked up by their transaction")
            .usually(10_000)
            .atLeast(1)
            .atMost(1_000_000);
    static final Key<Integer> BROWSERS = Key.of("browsers", Kinds.WHOLE, "browsers that look on at once at most")
            .usually(100)
            .atLeast(1)
            .atMost(10_000);

    /** All of them. */
    public static final Keys ALL = Keys.of(
            "console",
            "Serves one page with decisions, scores, drift, quality, alerts and health as they happen; nothing can be"
                    + " changed on it.",
            ConnectionKeys.ALL,
            OperationsKeys.ALL,
            Keys.of(
                    "page",
                    "Where it is served, and what it shows.",
                    LISTEN,
                    PORT,
                    HOSTS,
                    BROWSERS,
                    CATALOGUE,
                    BACK,
                    TRANSACTIONS));

    private ConsoleKeys() {}
}
