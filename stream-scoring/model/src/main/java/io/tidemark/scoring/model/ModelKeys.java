package io.tidemark.scoring.model;

import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.model.signing.TrustedKeys;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.settings.kind.Kinds;
import java.nio.file.Path;
import java.time.Duration;

/** What several processes are told about bundles: whom to trust and where to fetch what the log is too small for. */
public final class ModelKeys {

    /** Whether bundles without a signature are let in. */
    public enum Unsigned {
        REFUSE,
        ALLOW
    }

    public static final Key<Path> TRUSTED_KEYS = Key.of(
                    "models.trusted.keys",
                    Kinds.PATH,
                    "a file or directory of public keys; bundles signed with others are refused")
            .readAnew();

    public static final Key<Unsigned> UNSIGNED = Key.of(
                    "models.unsigned", Kinds.choice(Unsigned.class), "what becomes of bundles without a signature")
            .usually(Unsigned.REFUSE);

    public static final Key<String> FETCH_FROM = Key.of(
                    "models.fetch.from",
                    Kinds.TEXT,
                    "`file:` directories and `https:` addresses, with commas, where bundles may lie that are too large"
                            + " for the log")
            .usually("");

    static final Key<Long> FETCH_LIMIT = Key.of("models.fetch.limit", Kinds.BYTES, "the largest bundle that is fetched")
            .usually(BundleSource.MAX_BYTES)
            .atLeast(1L)
            .atMost(BundleSource.MAX_BYTES);

    static final Key<Duration> FETCH_TIMEOUT = Key.of("models.fetch.timeout", Kinds.DURATION, "for all of a fetch")
            .usually(BundleSource.TIMEOUT)
            .moreThan(Duration.ZERO);

    public static final Keys SIGNATURES = Keys.of("signatures", "Which bundles are let in.", TRUSTED_KEYS, UNSIGNED);

    public static final Keys FETCH = Keys.of(
            "fetched bundles",
            "Where bundles come from that the log is too small for.",
            FETCH_FROM,
            FETCH_LIMIT,
            FETCH_TIMEOUT);

    private ModelKeys() {}

    /** The keys are looked at at once, so that a wrong path stops the process and not the first bundle. */
    public static SignaturePolicy signatures(Settings settings) {
        settings.find(TRUSTED_KEYS).ifPresent(TrustedKeys::read);
        return new SignaturePolicy(settings.find(TRUSTED_KEYS), settings.get(UNSIGNED) == Unsigned.ALLOW);
    }

    public static BundleSource source(Settings settings) {
        return BundleSource.from(settings.get(FETCH_FROM), settings.get(FETCH_LIMIT), settings.get(FETCH_TIMEOUT));
    }
}
