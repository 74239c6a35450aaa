package io.tidemark.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StorylineTest {
    private static final Instant DRIFT = Instant.parse("2025-02-16T00:00:00Z");
    private static final Instant BEFORE = DRIFT.minus(Duration.ofHours(12));
    private static final Instant AFTER = DRIFT.plus(Duration.ofHours(24));

    private static final Consumer<Storyline> ALARM = story -> story.alarm(StoryRecords.alarm(AFTER));
    private static final Consumer<Storyline> TRIAL = story -> story.rollout(StoryRecords.trial("m1", "m2"));

    /** What is asked for by an alarm says that there was one, and a model that follows has been on trial. */
    private static final List<Consumer<Storyline>> IMPLIED = List.of(ALARM, TRIAL);

    /** Each tells one chapter, in the order of the chapters. */
    private static final List<Consumer<Storyline>> WHOLE = List.of(
            story -> story.happened(Chapter.HISTORY_SCORED, "3 transactions"),
            story -> story.rollout(StoryRecords.first("m1")),
            story -> story.happened(Chapter.LIVE_TRAFFIC, "at 300"),
            story -> story.happened(Chapter.DRIFT_PLANTED, "from now on"),
            ALARM,
            story -> story.request(StoryRecords.request("r1", AFTER)),
            story -> story.candidate(StoryRecords.candidate("m2", "r1", 4_000)),
            TRIAL,
            story -> story.rollout(StoryRecords.swap("m1", "m2")),
            story -> story.quality(StoryRecords.quality("m2")));

    private final List<Step> said = new ArrayList<>();
    private double clock;
    private final Storyline story = new Storyline(DRIFT, () -> clock++, said::add);

    @Test
    void aPrecisionOnFewerThanFortyFraudsTellsNothing() {
        WHOLE.subList(0, WHOLE.size() - 1).forEach(chapter -> chapter.accept(story));
        story.quality(StoryRecords.quality("m2", 39));
        assertThat(story.outstanding()).containsExactly(Chapter.QUALITY_AFTER_SWAP);
        story.quality(StoryRecords.quality("m2", 40));
        assertThat(story.told()).isTrue();
    }

    @Test
    void eachChapterIsToldWhenItHappensAndWhatIsLeftIsOutstanding() {
        for (int i = 0; i < WHOLE.size(); i++) {
            assertThat(story.told()).isFalse();
            assertThat(story.outstanding()).first().isEqualTo(Chapter.values()[i]);
            WHOLE.get(i).accept(story);
            assertThat(said).hasSize(i + 1);
        }
        assertThat(story.told()).isTrue();
        assertThat(story.outstanding()).isEmpty();
        assertThat(said).isEqualTo(story.steps());
        assertThat(said).extracting(Step::name).containsExactly(names());
        assertThat(said.get(8).what()).isEqualTo("m2 follows m1");
    }

    @Property(tries = 500)
    void theTopicsMayBeReadInAnyOrder(@ForAll("orders") List<Consumer<Storyline>> records) {
        List<Step> steps = new ArrayList<>();
        double[] seconds = {0};
        Storyline any = new Storyline(DRIFT, () -> seconds[0]++, steps::add);
        for (int i = 0; i < records.size(); i++) {
            assertThat(any.told()).isEqualTo(IMPLIED.containsAll(records.subList(i, records.size())));
            records.get(i).accept(any);
            assertThat(steps.size() + any.outstanding().size()).isEqualTo(WHOLE.size());
        }
        assertThat(any.told()).isTrue();
        assertThat(steps).extracting(Step::name).containsExactly(names());
        assertThat(steps).extracting(Step::seconds).isSorted();
    }

    @Provide
    Arbitrary<List<Consumer<Storyline>>> orders() {
        return Arbitraries.shuffle(WHOLE);
    }

    @Test
    void whatCameOfAFalseAlarmBeforeTheDriftTellsNothing() {
        tell(0, 3);
        story.alarm(StoryRecords.alarm(BEFORE));
        story.request(StoryRecords.request("r0", BEFORE));
        story.candidate(StoryRecords.candidate("m0", "r0", 4_000));
        story.rollout(StoryRecords.trial("m1", "m0"));
        story.rollout(StoryRecords.swap("m1", "m0"));
        story.quality(StoryRecords.quality("m0"));
        tell(3, 4);

        assertThat(story.outstanding()).first().isEqualTo(Chapter.ALARM);
    }

    @Test
    void anAlarmThatStoodAlreadyIsToldByWhatItAsksForAfterTheDrift() {
        tell(0, 3);
        story.alarm(StoryRecords.alarm(BEFORE));
        tell(3, 4);
        story.request(StoryRecords.request("r1", AFTER));

        assertThat(story.outstanding()).first().isEqualTo(Chapter.CANDIDATE);
    }

    @Test
    void aCandidateThatWasComparedWithNothingIsNone() {
        tell(0, 6);
        story.candidate(StoryRecords.candidate("m2", "r1", 0));

        assertThat(story.outstanding()).first().isEqualTo(Chapter.CANDIDATE);
    }

    @Test
    void whatTheRolloutRefusedHasNotHappened() {
        tell(0, 8);
        story.rollout(StoryRecords.refused(StoryRecords.swap("m1", "m2")));

        assertThat(story.outstanding()).first().isEqualTo(Chapter.SWAP);
    }

    @Test
    void qualityOfTheOldModelIsNotThatOfTheNew() {
        tell(0, 9);
        story.quality(StoryRecords.quality("m1"));

        assertThat(story.outstanding()).containsExactly(Chapter.QUALITY_AFTER_SWAP);
    }

    @Test
    void settingsMayLeaveTheTrialOut() {
        tell(0, 7);
        story.rollout(StoryRecords.swap("m1", "m2"));

        assertThat(story.outstanding()).containsExactly(Chapter.QUALITY_AFTER_SWAP);
    }

    private void tell(int from, int to) {
        WHOLE.subList(from, to).forEach(each -> each.accept(story));
    }

    private static String[] names() {
        return Arrays.stream(Chapter.values()).map(Chapter::id).toArray(String[]::new);
    }
}
