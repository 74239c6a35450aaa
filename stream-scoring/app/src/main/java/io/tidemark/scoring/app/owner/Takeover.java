package io.tidemark.scoring.app.owner;

import io.tidemark.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether this application may take over.
 *
 * @param from the {@code application.id} of the other one; empty: from none
 * @param patience how long its instances may take to end
 */
public record Takeover(Optional<String> from, Duration patience) {

    /** As it is set. */
    public static Takeover of(Settings settings) {
        return new Takeover(settings.find(OwnerKeys.TAKEOVER), settings.get(OwnerKeys.TAKEOVER_WAIT));
    }

    boolean isFrom(String application) {
        return from.filter(application::equals).isPresent();
    }
}
