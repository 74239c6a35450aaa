package io.tidemark.features.files.guess;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A proposal as the text of a mapping. */
record GuessText(Path file, Sample sample, Proposal proposal) {

    private static final List<String> FIELDS = List.of(
            "transaction_id",
            "event_time",
            "customer_id",
            "terminal_id",
            "amount",
            "currency",
            "fraud",
            "category",
            "channel",
            "country",
            "device",
            "latitude",
            "longitude");

    String yaml(List<String> left) {
        List<String> lines = new ArrayList<>();
        lines.add("# Proposed from the header and " + (sample.whole() ? "all " : "the first ") + sample.rows()
                + " rows of a file; read each line and mend it. The keys are explained in");
        lines.add("# the mapping named handbook: tidemark mapping show handbook");
        lines.add("name: " + name());
        lines.add("columns:");
        FIELDS.stream()
                .filter(proposal.columns()::containsKey)
                .forEach(field -> lines.add("  " + line(field, proposal.columns())));
        proposal.keys().keySet().forEach(key -> lines.add(line(key, proposal.keys())));
        if (sample.dialect().separator() != ',') {
            lines.add(
                    "separator: " + Yaml.quoted(String.valueOf(sample.dialect().separator())));
        }
        if (sample.dialect().quote() != '"') {
            lines.add("quote: " + Yaml.quoted(String.valueOf(sample.dialect().quote())));
        }
        if (proposal.columns().containsKey("fraud")) {
            lines.add("genuine: send  # labels of genuine transactions let the time of the labels go on");
        }
        if (!left.isEmpty()) {
            lines.add("# What nothing asked for; name what your catalogue reads:");
            lines.add("# attributes: ["
                    + String.join(", ", left.stream().map(Yaml::text).toList()) + "]");
        }
        List<String> numbers = NumberGuess.lines(sample, left);
        if (!numbers.isEmpty()) {
            lines.add(
                    "# Those of them that are numbers, to be calculated with exactly; keep which your catalogue declares:");
            lines.add("# numbers:");
            numbers.forEach(number -> lines.add("#   - " + number));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(String key, Map<String, Proposal.Line> lines) {
        Proposal.Line line = lines.get(key);
        String reason = line.reason().replaceAll("\\s+", " ");
        return line.value().isEmpty() ? "# " + key + ":  OPEN: " + reason : key + ": " + line.value() + "  # " + reason;
    }

    private String name() {
        String stem = String.valueOf(file.getFileName()).replaceAll("\\..*", "").replaceAll("[^A-Za-z0-9_-]+", "-");
        return stem.matches("[A-Za-z0-9].*") ? stem : "mine";
    }
}
