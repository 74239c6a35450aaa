package io.tidemark.log.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void every_constant_is_in_the_list_once() throws IllegalAccessException {
        Set<Object> constants = new HashSet<>();
        for (var field : Topics.class.getFields()) {
            if (field.getType() == Topic.class) {
                constants.add(field.get(null));
            }
        }
        assertThat(Topics.ALL)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(
                        constants.stream().map(constant -> (Topic<?>) constant).toList());
    }

    @Test
    void names_and_record_types_are_unique() {
        assertThat(Topics.ALL.stream().map(Topic::name)).doesNotHaveDuplicates();
        assertThat(Topics.ALL.stream().map(Topic::value)).doesNotHaveDuplicates();
    }

    @Test
    void every_topic_has_append_time_and_no_size_limit() {
        assertThat(Topics.ALL).allSatisfy(topic -> assertThat(topic.config())
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("retention.bytes", "-1"));
    }

    @Test
    void scores_bundles_labels_and_outcomes_are_kept_for_400_days_and_deployments_for_ever() {
        String days400 = Long.toString(400L * 24 * 3_600_000);
        assertThat(Topics.SCORES.config()).containsEntry("retention.ms", days400);
        assertThat(Topics.MODELS.config())
                .containsEntry("retention.ms", days400)
                .containsEntry("max.message.bytes", "16777216");
        assertThat(Topics.LABELS.config()).containsEntry("retention.ms", days400);
        assertThat(Topics.OUTCOMES.config()).containsEntry("retention.ms", days400);
        assertThat(Topics.DEPLOYMENTS.config())
                .containsEntry("retention.ms", "-1")
                .containsEntry("cleanup.policy", "compact");
    }

    @Test
    void what_stood_in_the_lists_can_be_told_as_long_as_scores_are_kept() {
        assertThat(Topics.LIST_ENTRIES.config())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("retention.ms", "-1")
                .containsEntry("min.compaction.lag.ms", Topics.SCORES.config().get("retention.ms"));
        assertThat(Topics.DEPLOYMENTS.config()).doesNotContainKey("min.compaction.lag.ms");
    }

    @Test
    void a_topic_is_found_by_its_name() {
        assertThat(Topics.byName("alerts-drift")).contains(Topics.ALERTS_DRIFT);
        assertThat(Topics.byName("alerts")).isEmpty();
    }
}
