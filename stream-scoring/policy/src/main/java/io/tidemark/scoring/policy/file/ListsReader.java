package io.tidemark.scoring.policy.file;

import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.scoring.policy.Lane;
import io.tidemark.scoring.policy.PolicyDecision;
import io.tidemark.scoring.policy.PolicyList;
import io.tidemark.scoring.policy.list.ListKey;
import io.tidemark.settings.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the lists that a policy uses. */
record ListsReader(Problems problems) {

    private static final List<String> LANES = List.of(Lane.HARD_DENY.word(), Lane.ALLOW.word(), Lane.DENY.word());

    List<PolicyList> read(YamlMap root) {
        List<PolicyList> lists = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlMap entry : root.maps("lists")) {
            entry.allow("name", "of", "lane", "then");
            String name = entry.required("name", "write 'name: stolen_cards'").orElse("");
            if (!name.isEmpty() && !ListKey.NAME.matcher(name).matches()) {
                problems.add(
                        entry.line("name"),
                        "'" + name + "' is no name of a list",
                        "write small letters, digits and _, a letter first");
            }
            if (!names.add(name)) {
                problems.add(entry.line("name"), "there are two lists '" + name + "'", "keep one of them");
            }
            Optional<Field> of = field(entry, name);
            Optional<Lane> lane = lane(entry, name);
            Optional<PolicyDecision> then = then(entry, name, lane);
            of.ifPresent(field -> lists.add(new PolicyList(name, field, lane, then)));
        }
        return lists;
    }

    private Optional<Field> field(YamlMap entry, String name) {
        Optional<String> of = entry.required("of", "write which text is looked up, such as 'of: customer'");
        if (of.isEmpty()) {
            return Optional.empty();
        }
        if (!PolicyList.isText(of.get())) {
            problems.add(
                    entry.line("of"),
                    "list '" + name + "': '" + of.get() + "' is no text of a transaction",
                    Nearest.suggestion(of.get(), PolicyList.TEXTS));
            return Optional.empty();
        }
        return Optional.of(new Field(of.get()));
    }

    private Optional<Lane> lane(YamlMap entry, String name) {
        Optional<String> word = entry.text("lane");
        if (word.isPresent() && !LANES.contains(word.get())) {
            problems.add(
                    entry.line("lane"),
                    "list '" + name + "': there is no lane '" + word.get() + "' for lists",
                    Nearest.suggestion(word.get(), LANES));
            return Optional.empty();
        }
        return word.map(known -> Lane.valueOf(known.toUpperCase(java.util.Locale.ROOT)));
    }

    private Optional<PolicyDecision> then(YamlMap entry, String name, Optional<Lane> lane) {
        Optional<PolicyDecision> said = Decisions.read(entry, "then", "list '" + name + "'", problems);
        if (said.isPresent() && lane.isEmpty()) {
            problems.add(
                    entry.line("then"),
                    "list '" + name + "' decides in no lane",
                    "add 'lane: deny', or take 'then' out and ask for lists." + name + " in a rule");
        }
        if (lane.isEmpty()) {
            return Optional.empty();
        }
        PolicyDecision usual = lane.get() == Lane.ALLOW ? PolicyDecision.APPROVE : PolicyDecision.DECLINE;
        boolean soft = said.isPresent() && said.get() == PolicyDecision.APPROVE;
        if (said.isPresent() && soft != (lane.get() == Lane.ALLOW)) {
            problems.add(
                    entry.line("then"),
                    "list '" + name + "' in the lane " + lane.get().word() + " says " + Decisions.word(said.get()),
                    lane.get() == Lane.ALLOW ? "an allow list approves" : "a deny list steps up, reviews or declines");
        }
        return Optional.of(said.orElse(usual));
    }
}
