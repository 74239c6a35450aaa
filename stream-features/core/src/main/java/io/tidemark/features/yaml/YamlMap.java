package io.tidemark.features.yaml;

import io.tidemark.settings.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a YAML file. What is wrong goes to the shared {@link Problems}, and reading goes on, so that one
 * attempt finds everything. Values are text as written: no type is guessed, so {@code no} stays "no".
 */
public final class YamlMap {

    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Problems problems;

    private YamlMap(MappingNode node, Problems problems) {
        this.line = lineOf(node);
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (key.isEmpty()) {
                problems.add(lineOf(tuple.getKeyNode()), "a key is not a word", "write 'key: value'");
            } else if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
                problems.add(lineOf(tuple.getKeyNode()), "'" + key + "' stands twice", "keep one of the two");
            }
        }
    }

    /** The mapping that a whole file is; empty, with the problem noted, if it is anything else. */
    public static Optional<YamlMap> read(String yaml, Problems problems) {
        try {
            LoadSettings settings = LoadSettings.builder().build();
            Optional<Node> root = new Composer(settings, new BoundedParser(yaml, settings)).getSingleNode();
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                return Optional.of(new YamlMap(mapping, problems));
            }
            problems.add(1, "the file is not a mapping", "start it with 'name: ...'");
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(at, "this is not YAML (" + said(e) + ")", "check indentation, quotes and tabs");
        } catch (YamlEngineException e) {
            problems.add(1, "this is not YAML (" + e.getMessage() + ")", "check that the file is UTF-8 text");
        }
        return Optional.empty();
    }

    /** The problem, and what was expected in its place where the parser says so: a second document, for example. */
    private static String said(MarkedYamlEngineException e) {
        return e.getContext() != null && e.getContext().startsWith("expected")
                ? e.getContext() + " " + e.getProblem()
                : e.getProblem();
    }

    public int line() {
        return line;
    }

    /** The line of a key's value, or of the mapping if the key is absent. */
    public int line(String key) {
        return values.containsKey(key) ? lineOf(values.get(key)) : line;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Notes every key that is not one of these. */
    public void allow(String... known) {
        List<String> words = Arrays.asList(known);
        values.forEach((key, value) -> {
            if (!words.contains(key)) {
                problems.add(lineOf(value), "unknown key '" + key + "'", Nearest.suggestion(key, words));
            }
        });
    }

    public Optional<String> text(String key) {
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (isTagged(node)) {
            problems.add(
                    lineOf(node),
                    "'" + key + "' begins with '!', which YAML takes for a tag and leaves out",
                    "put the whole value in quotes");
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        problems.add(lineOf(node), "'" + key + "' has no value of its own", "write '" + key + ": value' on one line");
        return Optional.empty();
    }

    /** The value as written, blanks and all: a separator may be one. */
    public Optional<String> raw(String key) {
        return values.get(key) instanceof ScalarNode scalar
                        && !scalar.getValue().isEmpty()
                ? Optional.of(scalar.getValue())
                : text(key);
    }

    /** Like {@link #text}, with a missing key noted as a problem. */
    public Optional<String> required(String key, String suggestion) {
        if (!has(key)) {
            problems.add(line, "'" + key + "' is missing", suggestion);
        }
        return text(key);
    }

    public Optional<YamlMap> map(String key) {
        Node node = values.get(key);
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(mapping, problems));
        }
        if (node != null) {
            problems.add(lineOf(node), "'" + key + "' is not a mapping", "indent 'key: value' lines below it");
        }
        return Optional.empty();
    }

    /** The mappings of a list. */
    public List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof MappingNode mapping) {
                maps.add(new YamlMap(mapping, problems));
            } else {
                problems.add(lineOf(item), "this item of '" + key + "' is not a mapping", "write '- name: ...'");
            }
        }
        return maps;
    }

    /** Whether the value of a key is a list. */
    public boolean isList(String key) {
        return values.get(key) instanceof SequenceNode;
    }

    /** The keys in the order of the file. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** The texts of a list. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar) {
                texts.add(scalar.getValue().strip());
            } else {
                problems.add(lineOf(item), "this item of '" + key + "' is not a plain value", "write '- value'");
            }
        }
        return texts;
    }

    private List<Node> items(String key) {
        Node node = values.get(key);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node != null) {
            problems.add(lineOf(node), "'" + key + "' is not a list", "write its items as '- ...' lines below it");
        }
        return List.of();
    }

    /** The first line of the text of a key's value: below the sign if it is a block of lines. */
    public int textLine(String key) {
        boolean isBlock = values.get(key) instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED);
        return isBlock ? line(key) + 1 : line(key);
    }

    private static boolean isTagged(Node node) {
        return node.getStartMark()
                .map(mark -> mark.getPointer() < mark.getBuffer().length && mark.getBuffer()[mark.getPointer()] == '!')
                .orElse(false);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
