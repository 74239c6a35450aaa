package io.tidemark.scoring.policy.file;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.yaml.Problem;
import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.PolicyList;
import io.tidemark.scoring.policy.Rule;
import io.tidemark.scoring.policy.Thresholds;
import io.tidemark.scoring.policy.check.PolicyCheck;
import io.tidemark.scoring.policy.rule.Language;
import io.tidemark.scoring.policy.rule.Slots;
import io.tidemark.scoring.policy.rule.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a policy file against the catalogue whose features it names:
 *
 * <pre>{@code
 * name: cards-eu
 * version: 2026-12-01
 * catalogue: payments
 * lists:
 *   - {name: stolen, of: customer, lane: hard_deny}
 * rules:
 *   - id: device-abroad
 *     when: features.DEVICE_AGE < 3600.0 && transaction.country != "DE"
 *     then: step_up
 *     because: a new device abroad
 * thresholds:
 *   by: score
 *   review: 0.3
 *   decline: 0.9
 * }</pre>
 */
public final class PolicyReader {

    /** A policy costs at most this many nodes of conditions per transaction. */
    public static final int MOST_NODES = 5_000;

    private final Catalogue catalogue;
    private final boolean proving;

    public PolicyReader(Catalogue catalogue) {
        this(catalogue, true);
    }

    private PolicyReader(Catalogue catalogue, boolean proving) {
        this.catalogue = catalogue;
        this.proving = proving;
    }

    /**
     * One that takes what says something, whether it can be meant or not: for texts that somebody has read with proofs.
     */
    public PolicyReader unproven() {
        return new PolicyReader(catalogue, false);
    }

    /** What conditions may name under a catalogue, beside the lists of the policy itself. */
    public static Vocabulary vocabulary(Catalogue catalogue, Set<String> lists) {
        return new Vocabulary(catalogue.featureNames(), catalogue.numbers(), lists);
    }

    /** Reads a file; throws {@link InvalidPolicyException} with all its problems. */
    public Policy read(Path file) throws NoSuchFileException {
        try {
            return read(Files.readString(file), "the policy " + file);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidPolicyException(
                    "the policy " + file,
                    List.of(new Problem(1, "it cannot be read as UTF-8 text (" + e + ")", "check the path")));
        }
    }

    /** @param where names the text in the exception */
    public Policy read(String yaml, String where) {
        Problems problems = new Problems();
        Optional<Policy> policy = YamlMap.read(yaml, problems).map(root -> policy(root, problems));
        if (policy.isEmpty() || !problems.none()) {
            throw new InvalidPolicyException(where, problems.all());
        }
        return policy.get();
    }

    private Policy policy(YamlMap root, Problems problems) {
        root.allow("name", "version", "catalogue", "lists", "rules", "thresholds");
        String name =
                root.required("name", "write 'name: cards' on the first line").orElse("");
        String version = root.required("version", "write 'version: ' and what names this text, such as a date")
                .orElse("");
        root.required("catalogue", "write 'catalogue: " + catalogue.name() + "'")
                .filter(named -> !named.equals(catalogue.name()))
                .ifPresent(named -> problems.add(
                        root.line("catalogue"),
                        "the policy is for the catalogue '" + named + "' and not for '" + catalogue.name() + "'",
                        "check it against that one, or change the line and see what it then says"));
        List<PolicyList> lists = new ListsReader(problems).read(root);
        Vocabulary vocabulary =
                vocabulary(catalogue, lists.stream().map(PolicyList::name).collect(Collectors.toSet()));
        ConditionReader conditions = new ConditionReader(new Language(vocabulary), new Slots(), problems);
        List<Rule> rules = new RulesReader(conditions, problems).read(root);
        Thresholds thresholds = new ThresholdsReader(conditions, problems).read(root);
        bound(root, rules, thresholds, problems);
        Policy policy = new Policy(name, version, catalogue.name(), thresholds, lists, rules, conditions.slots());
        if (proving && problems.none()) {
            new PolicyCheck(policy, problems).check();
        }
        return policy;
    }

    private static void bound(YamlMap root, List<Rule> rules, Thresholds thresholds, Problems problems) {
        int nodes = rules.stream().mapToInt(rule -> rule.when().nodes()).sum()
                + thresholds.segments().stream()
                        .mapToInt(segment -> segment.when().nodes())
                        .sum();
        if (nodes > MOST_NODES) {
            problems.add(
                    root.line("rules"),
                    "all conditions together have " + nodes + " parts, more than " + MOST_NODES,
                    "use lists for long enumerations");
        }
    }
}
