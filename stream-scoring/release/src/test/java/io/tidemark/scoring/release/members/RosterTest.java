package io.tidemark.scoring.release.members;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Acknowledgement;
import io.tidemark.schemas.InstanceWord;
import io.tidemark.schemas.MemberReport;
import io.tidemark.schemas.ModelReference;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final ModelReference A = new ModelReference("a", "sha-a");
    private final Roster roster = new Roster();

    @Test
    void everyInstanceThatLivesHasALineWhetherItHasSpokenOrNot() {
        alive("x", "run-1");
        alive("y", "run-1");
        alive("z", "run-1");
        say("x", "run-1", "sha-a", InstanceWord.READY);
        say("y", "run-1", "sha-a", InstanceWord.REFUSED);
        assertThat(lines()).isEqualTo("x READY, y REFUSED, z MISSING");
    }

    @Test
    void anInstanceThatHasNotBeenSeenForLongOrHasSaidGoodbyeIsLeftOut() {
        roster.take("x", record("x", "run-1", null, null, InstanceWord.ALIVE), NOW.minus(Roster.LIFE));
        alive("y", "run-1");
        alive("z", "run-1");
        roster.take("z", null, NOW);
        assertThat(lines()).isEqualTo("y MISSING");
    }

    @Test
    void whatAnEarlierRunLoadedIsForgotten() {
        alive("x", "run-1");
        say("x", "run-1", "sha-a", InstanceWord.READY);
        alive("x", "run-2");
        assertThat(lines()).isEqualTo("x MISSING");
        say("x", "run-2", "sha-a", InstanceWord.READY);
        assertThat(lines()).isEqualTo("x READY");
    }

    @Test
    void aWordAboutOtherBytesOrOneThatWasTakenBackDoesNotCount() {
        alive("x", "run-1");
        say("x", "run-1", "sha-other", InstanceWord.READY);
        assertThat(lines()).isEqualTo("x MISSING");
        say("x", "run-1", "sha-a", InstanceWord.READY);
        roster.take("x/a", null, NOW);
        assertThat(lines()).isEqualTo("x MISSING");
    }

    private String lines() {
        return roster.on(A, NOW).stream().map(RosterTest::line).collect(Collectors.joining(", "));
    }

    private static String line(MemberReport report) {
        return report.getInstance() + " " + report.getWord();
    }

    private void alive(String instance, String run) {
        roster.take(instance, record(instance, run, null, null, InstanceWord.ALIVE), NOW);
    }

    private void say(String instance, String run, String sha256, InstanceWord word) {
        roster.take(instance + "/a", record(instance, run, "a", sha256, word), NOW);
    }

    private static Acknowledgement record(
            String instance, String run, String version, String sha256, InstanceWord word) {
        return Acknowledgement.newBuilder()
                .setInstance(instance)
                .setRun(run)
                .setVersion(version)
                .setBundleSha256(sha256)
                .setWord(word)
                .setSaidAt(NOW)
                .build();
    }
}
