package io.tidemark.scoring.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelOptions;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.scoring.policy.node.Row;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A compiled condition says of every row what CEL's own runtime says of it: yes, no, or that it cannot be answered. */
class ConditionOracleTest {

    private static final int CONDITIONS = Integer.getInteger("tidemark.conditions", 3_000);
    private static final int ROWS = 8;

    private enum Answer {
        YES,
        NO,
        FAILED
    }

    private final CelRuntime oracle = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .build())
            .build();
    private final Random random = new Random(42);

    @Test
    void aCompiledConditionSaysWhatCelSays() throws Exception {
        Language language = new Language(
                new Vocabulary(RandomConditions.FEATURES, DeclaredNumbers.NONE, Set.copyOf(RandomConditions.LISTS)));
        RandomConditions conditions = new RandomConditions(7);
        Map<Answer, Integer> seen = new EnumMap<>(Answer.class);
        for (int i = 0; i < CONDITIONS; i++) {
            String text = conditions.truth(i % 4);
            Slots slots = new Slots();
            Condition condition = language.compile(text, slots);
            CelRuntime.Program program = oracle.createProgram(condition.tree());
            for (int r = 0; r < ROWS; r++) {
                Map<String, Object> event = event();
                Answer expected = expected(program, event);
                assertThat(answer(condition, slots, event))
                        .as("%s of %s", text, event)
                        .isEqualTo(expected);
                seen.merge(expected, 1, Integer::sum);
            }
        }
        assertThat(seen.values())
                .as("%s", seen)
                .allMatch(count -> count > CONDITIONS / 2)
                .hasSize(3);
    }

    private static Answer expected(CelRuntime.Program program, Map<String, Object> event) {
        try {
            // A variable that is absent makes CEL answer with a set of unknowns.
            if (program.eval(event) instanceof Boolean said) {
                return said ? Answer.YES : Answer.NO;
            }
            return Answer.FAILED;
        } catch (CelEvaluationException e) {
            return Answer.FAILED;
        }
    }

    private static Answer answer(Condition condition, Slots slots, Map<String, Object> event) {
        Row row = slots.row();
        List<String> numbers = slots.numbers();
        for (int slot = 0; slot < numbers.size(); slot++) {
            row.number(slot, value(event, numbers.get(slot)) instanceof Double number ? number : Double.NaN);
        }
        List<String> texts = slots.texts();
        for (int slot = 0; slot < texts.size(); slot++) {
            row.text(slot, (String) value(event, texts.get(slot)));
        }
        for (int slot = 0; slot < slots.lists().size(); slot++) {
            row.listed(
                    slot,
                    Boolean.TRUE.equals(value(event, "lists." + slots.lists().get(slot))));
        }
        row.eventTime(((Instant) value(event, "transaction.event_time")).toEpochMilli());
        boolean holds = condition.truth().of(row);
        if (row.failed()) {
            assertThat(slots.missing(row.takeFailure())).isNotBlank();
            return Answer.FAILED;
        }
        return holds ? Answer.YES : Answer.NO;
    }

    private static Object value(Map<?, ?> event, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return event.get(path);
        }
        return event.get(path.substring(0, dot)) instanceof Map<?, ?> within
                ? value(within, path.substring(dot + 1))
                : null;
    }

    /** Each value is missing now and then. */
    private Map<String, Object> event() {
        Map<String, Object> features = new HashMap<>();
        RandomConditions.FEATURES.forEach(name -> put(features, name, random.nextInt(11) - 5.0));
        Map<String, Object> transaction = new HashMap<>();
        put(transaction, "amount", random.nextInt(900) / 100.0);
        for (String field : List.of("country", "channel", "device", "currency")) {
            put(transaction, field, RandomConditions.TEXTS.get(random.nextInt(RandomConditions.TEXTS.size())));
        }
        Map<String, Object> attributes = new HashMap<>();
        put(attributes, "seg", RandomConditions.TEXTS.get(random.nextInt(RandomConditions.TEXTS.size())));
        transaction.put("attributes", attributes);
        transaction.put("event_time", Instant.ofEpochSecond(random.nextInt(2_000_000_000)));
        Map<String, Object> event = new HashMap<>();
        event.put("features", features);
        event.put("transaction", transaction);
        event.put("lists", Map.of("vip", random.nextBoolean(), "stolen", random.nextBoolean()));
        put(event, "score", random.nextInt(5) / 4.0);
        put(event, "rank", random.nextInt(5) / 4.0);
        return event;
    }

    private void put(Map<String, Object> into, String name, Object value) {
        if (random.nextInt(6) > 0) {
            into.put(name, value);
        }
    }
}
