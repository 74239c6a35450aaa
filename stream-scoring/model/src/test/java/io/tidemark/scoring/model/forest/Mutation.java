package io.tidemark.scoring.model.forest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damage done to files by chance: to their bytes, or to what they say. */
final class Mutation {

    private static final long[] NUMBERS = {
        0, 1, -1, 2, 3, 255, 256, 65_535, 16_777_215, 16_777_216, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE
    };
    private static final String[] TEXTS = {
        "", "0", "1", "-1", "2147483647", "x", "NaN", "5E-1", "[5E-1]", "gbtree", "dart"
    };

    private final SplittableRandom random;

    Mutation(SplittableRandom random) {
        this.random = random;
    }

    /** Never the same bytes. */
    byte[] ofBytes(byte[] whole) {
        byte[] damaged = whole;
        while (Arrays.equals(damaged, whole)) {
            damaged = switch (random.nextInt(7)) {
                case 0 -> flipped(whole);
                case 1 -> Arrays.copyOf(whole, random.nextInt(whole.length));
                case 2 -> replaced(whole, random.nextInt(whole.length), 0, noise(random.nextInt(1, 9)));
                case 3 -> replaced(whole, random.nextInt(whole.length), random.nextInt(1, 9), new byte[0]);
                case 4 -> replaced(whole, random.nextInt(whole.length), 1, noise(1));
                case 5 -> moved(whole);
                default -> replaced(whole, random.nextInt(whole.length), 4, word());
            };
        }
        return damaged;
    }

    private byte[] flipped(byte[] whole) {
        byte[] damaged = whole.clone();
        for (int n = random.nextInt(1, 9); n > 0; n--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return damaged;
    }

    /** A piece of the file over another. */
    private byte[] moved(byte[] whole) {
        byte[] damaged = whole.clone();
        int length = random.nextInt(1, 65);
        int from = random.nextInt(Math.max(1, damaged.length - length));
        int to = random.nextInt(Math.max(1, damaged.length - length));
        System.arraycopy(whole, from, damaged, to, Math.min(length, damaged.length - Math.max(from, to)));
        return damaged;
    }

    private byte[] word() {
        int word = (int) NUMBERS[random.nextInt(NUMBERS.length)];
        return new byte[] {(byte) (word >> 24), (byte) (word >> 16), (byte) (word >> 8), (byte) word};
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] replaced(byte[] whole, int at, int length, byte[] by) {
        int end = Math.min(whole.length, at + length);
        byte[] damaged = Arrays.copyOf(whole, at + by.length + whole.length - end);
        System.arraycopy(by, 0, damaged, at, by.length);
        System.arraycopy(whole, end, damaged, at + by.length, whole.length - end);
        return damaged;
    }

    /** Another document of sound form: fields taken away, values changed, swapped, added, removed. */
    ObjectNode ofStructure(ObjectNode root) {
        ObjectNode damaged = root;
        while (damaged.equals(root)) {
            damaged = root.deepCopy();
            for (int n = random.nextInt(1, 3); n > 0; n--) {
                damage(damaged);
            }
        }
        return damaged;
    }

    private void damage(ObjectNode root) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (!names.isEmpty()) {
                String name = names.get(random.nextInt(names.size()));
                if (random.nextInt(4) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, other(object.get(name)));
                }
            }
        } else {
            damage((ArrayNode) container);
        }
    }

    private void damage(ArrayNode array) {
        if (array.isEmpty()) {
            array.add(other(array));
            return;
        }
        int at = random.nextInt(array.size());
        switch (random.nextInt(5)) {
            case 0 -> array.remove(at);
            case 1 -> array.insert(at, array.get(random.nextInt(array.size())).deepCopy());
            case 2 -> {
                JsonNode one = array.get(at);
                int with = random.nextInt(array.size());
                array.set(at, array.get(with));
                array.set(with, one);
            }
            default -> array.set(at, other(array.get(at)));
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private JsonNode other(JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        int kind = random.nextInt(10);
        if (value.isNumber() && kind < 7) {
            return switch (random.nextInt(4)) {
                case 0 -> nodes.numberNode(value.longValue() + (random.nextBoolean() ? 1 : -1));
                case 1 -> nodes.numberNode((float) random.nextDouble(-2, 2));
                default -> nodes.numberNode(NUMBERS[random.nextInt(NUMBERS.length)]);
            };
        }
        return switch (kind) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.arrayNode();
            case 2 -> nodes.objectNode();
            case 3 -> nodes.booleanNode(random.nextBoolean());
            default -> nodes.textNode(TEXTS[random.nextInt(TEXTS.length)]);
        };
    }
}
