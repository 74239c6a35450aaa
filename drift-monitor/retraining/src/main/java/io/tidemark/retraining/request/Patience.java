package io.tidemark.retraining.request;

import io.tidemark.retraining.queue.RequestQueue;
import io.tidemark.schemas.RetrainingRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests wait as long as a training would only repeat the last one. A person's need not, and is told. */
public final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);
    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(1);

    private final Repetition repetition;
    private final Duration look;
    private final Consumer<Optional<String>> waiting;
    private Optional<String> repeats = Optional.empty();
    private Instant nextLook = Instant.MIN;

    /**
     * @param cooldown the shorter it is, the more often the log is looked at
     * @param waiting hears why requests wait, and when none does any more
     */
    public Patience(Repetition repetition, Duration cooldown, Consumer<Optional<String>> waiting) {
        this.repetition = repetition;
        this.look = within(cooldown);
        this.waiting = waiting;
    }

    private static Duration within(Duration cooldown) {
        Duration least = cooldown.compareTo(SHORTEST_LOOK) < 0 ? SHORTEST_LOOK : cooldown;
        return least.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : least;
    }

    /** Whether these are to be answered now. Cheap unless it is time to look again. */
    public boolean mayBegin(List<RetrainingRequest> due, Instant now) {
        boolean person = RequestQueue.aPersonAsks(due);
        if (!person && now.isBefore(nextLook)) {
            return false;
        }
        Optional<String> before = repeats;
        repeats = repetition.why(due, now);
        boolean wait = repeats.isPresent() && !person;
        if (wait && before.isEmpty()) {
            LOG.info("{} requests wait, since {}", due.size(), repeats.get());
        }
        waiting.accept(wait ? repeats : Optional.empty());
        nextLook = wait ? now.plus(look) : Instant.MIN;
        return !wait;
    }

    /** Why what may begin would have waited, were it not for a person; empty if it would not. */
    public Optional<String> repeats() {
        return repeats;
    }
}
