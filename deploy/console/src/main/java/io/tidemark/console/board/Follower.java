package io.tidemark.console.board;

import io.tidemark.console.board.FollowedLog.Wanted;
import io.tidemark.log.Following;
import io.tidemark.log.cluster.LogNeeds;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows all that the page shows: traffic from a while ago on, and the story of models from further back. */
public final class Follower implements AutoCloseable {

    /** Reports, activations and the like, of each topic. */
    private static final long STORY = 500;

    private static final List<Wanted<?>> TRAFFIC = List.of(
            new Wanted<>(Topics.SCORES, (score, place) -> panel -> panel.score(score, place)),
            new Wanted<>(Topics.ALERTS_FRAUD, (alert, place) -> panel -> panel.alert(alert, place)));
    private static final List<Wanted<?>> LOOP = List.of(
            new Wanted<>(Topics.ALERTS_DRIFT, (alarm, place) -> panel -> panel.alarm(alarm, place)),
            new Wanted<>(Topics.DRIFT_REPORTS, (report, place) -> panel -> panel.report(report, place)),
            new Wanted<>(Topics.QUALITY_REPORTS, (report, place) -> panel -> panel.quality(report, place)),
            new Wanted<>(Topics.DEPLOYMENTS, (one, place) -> panel -> panel.deployment(one, place)),
            new Wanted<>(Topics.ROLLOUT_EVENTS, (event, place) -> panel -> panel.rollout(event, place)),
            new Wanted<>(Topics.DEAD_LETTERS, (letter, place) -> panel -> panel.deadLetter(letter, place)));

    private final List<FollowedLog> logs;
    private final List<Following> followed;

    private Follower(List<FollowedLog> logs, List<Following> followed) {
        this.logs = logs;
        this.followed = followed;
    }

    /** What it reads. */
    public static LogNeeds needs(String process) {
        LogNeeds needs = new LogNeeds(process);
        Stream.of(TRAFFIC, LOOP).flatMap(List::stream).forEach(one -> needs.reads(one.topic()));
        return needs;
    }

    /**
     * Begins.
     *
     * @param back how far back traffic is read
     */
    public static Follower start(
            Connection connection, SchemaRegistry registry, Board board, Instant now, Duration back) {
        FollowedLog traffic = new FollowedLog(connection, registry, board, TRAFFIC);
        FollowedLog loop = new FollowedLog(connection, registry, board, LOOP);
        traffic.since(now.minus(back));
        loop.last(STORY);
        return new Follower(
                List.of(traffic, loop),
                List.of(
                        Following.start("traffic", "scores and alerts", traffic),
                        Following.start("loop", "reports and activations", loop)));
    }

    /** Records that are committed and not read yet; negative while that is not known. */
    public long lag() {
        return logs.stream().anyMatch(log -> log.lag() < 0)
                ? -1
                : logs.stream().mapToLong(FollowedLog::lag).sum();
    }

    /** Why something is not followed now, in a sentence. */
    public Optional<String> failure() {
        return followed.stream()
                .map(Following::failure)
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void close() {
        followed.forEach(Following::close);
    }
}
