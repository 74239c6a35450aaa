package io.tidemark.scoring.app.owner;

import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import java.time.Duration;

/** What an application may do about another one that decides the same topics. */
public final class OwnerKeys {

    public static final Key<String> TAKEOVER = Key.of(
                    "prefix.takeover",
                    Kinds.TEXT,
                    "the `application.id` of another application that has decided these topics until now: it is stopped for good and"
                            + " this one goes on where it ended")
            .usuallyAs("none: a second application is refused");

    public static final Key<Duration> TAKEOVER_WAIT = Key.of(
                    "prefix.takeover.wait",
                    Kinds.DURATION,
                    "how long instances of the other application may take to end")
            .usually(Duration.ofMinutes(1))
            .atLeast(Duration.ofSeconds(1));

    /** Both. */
    public static final Keys ALL =
            Keys.of("owner", "One application decides the topics of a prefix.", TAKEOVER, TAKEOVER_WAIT);

    private OwnerKeys() {}
}
