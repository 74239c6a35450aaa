package io.tidemark.scoring.rollout.trial;

import io.tidemark.log.Following;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.scoring.model.trial.TrialRules;
import java.util.Optional;

/** Follows trials in a thread of its own; after a failure it begins anew. */
public final class TrialWatch implements AutoCloseable {

    private final Following following;

    private TrialWatch(Following following) {
        this.following = following;
    }

    public static TrialWatch start(Connection connection, SchemaRegistry registry, TrialRules rules, TrialDesk desk) {
        return start(connection, registry, rules, desk, TrialNews.NONE);
    }

    /** @param news is told how trials stand */
    public static TrialWatch start(
            Connection connection, SchemaRegistry registry, TrialRules rules, TrialDesk desk, TrialNews news) {
        return new TrialWatch(
                Following.start("trials", "trials", new Sessions(connection, registry, rules, desk, news)));
    }

    /** Why trials are not followed now; empty while they are. */
    public Optional<String> failure() {
        return following.failure();
    }

    @Override
    public void close() {
        following.close();
    }

    /** One session after the other: all that one knows it has read from the log. */
    private static final class Sessions implements Following.Followed {

        private final Connection connection;
        private final SchemaRegistry registry;
        private final TrialRules rules;
        private final TrialDesk desk;
        private final TrialNews news;
        private Optional<TrialSession> session = Optional.empty();

        Sessions(Connection connection, SchemaRegistry registry, TrialRules rules, TrialDesk desk, TrialNews news) {
            this.connection = connection;
            this.registry = registry;
            this.rules = rules;
            this.desk = desk;
            this.news = news;
        }

        @Override
        public void step() {
            try {
                serve();
            } catch (RuntimeException e) {
                news.failed(e);
                throw e;
            }
        }

        private void serve() {
            if (session.isEmpty()) {
                session = Optional.of(new TrialSession(connection, registry, rules, desk));
            }
            session.get().serve();
            news.stand(session.get().events());
        }

        @Override
        public void beginAnew() {
            close();
        }

        @Override
        public void wakeup() {
            // A step is over in a moment.
        }

        @Override
        public void close() {
            session.ifPresent(TrialSession::close);
            session = Optional.empty();
        }
    }
}
