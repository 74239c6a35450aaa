package io.tidemark.scoring.model.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.scoring.model.parts.JsonFields;
import io.tidemark.scoring.model.reasons.ReasonCodes;
import io.tidemark.scoring.model.reasons.ReasonText;
import io.tidemark.scoring.model.reasons.UsualFrom;
import io.tidemark.scoring.model.reasons.ValueUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON form of reason codes: an object per feature. */
final class ReasonCodesJson {

    private ReasonCodesJson() {}

    static void write(ReasonCodes codes, ObjectNode node) {
        new TreeMap<>(codes.texts()).forEach((feature, text) -> {
            ObjectNode entry = node.putObject(feature);
            entry.put("code", text.code());
            entry.put("sentence", text.sentence());
            entry.put("unit", text.unit().word());
            if (!text.publicSentence().isEmpty()) {
                entry.put("public", text.publicSentence());
            }
            text.usual().ifPresent(usual -> {
                ObjectNode from = entry.putObject("usual");
                from.put("feature", usual.feature());
                from.put("factor", usual.factor());
                from.put("of", usual.of());
            });
            if (!text.categories().isEmpty()) {
                text.categories().forEach(entry.putArray("categories")::add);
            }
        });
    }

    /** @throws IllegalArgumentException with all that is wrong */
    static ReasonCodes read(JsonFields fields) {
        Map<String, ReasonText> texts = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (String feature : fields.names()) {
            try {
                texts.put(feature, text(fields.object(feature)));
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new ReasonCodes(texts);
    }

    private static ReasonText text(JsonFields entry) {
        return new ReasonText(
                entry.text("code"),
                entry.text("sentence"),
                // A unit of a later version is still a number.
                ValueUnit.of(entry.text("unit")).orElse(ValueUnit.NUMBER),
                entry.has("usual") ? Optional.of(usual(entry.object("usual"))) : Optional.empty(),
                entry.has("categories") ? categories(entry) : List.of(),
                entry.has("public") ? entry.text("public") : "");
    }

    private static UsualFrom usual(JsonFields from) {
        return new UsualFrom(from.text("feature"), from.number("factor"), from.text("of"));
    }

    private static List<String> categories(JsonFields entry) {
        List<String> categories = new ArrayList<>();
        for (JsonNode category : entry.array("categories")) {
            categories.add(category.asText());
        }
        return categories;
    }
}
