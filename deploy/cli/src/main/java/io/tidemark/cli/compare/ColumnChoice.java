package io.tidemark.cli.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of two files are compared.
 *
 * @param only these; empty: all that both files have
 * @param without these
 * @param block columns of the reference whose values say which rows belong together; empty: those of an owner, if a
 *     column looks like one; {@link #ALONE}: each row stands alone
 */
public record ColumnChoice(List<String> only, List<String> without, List<String> block) {

    /** In place of columns: no rows belong together. */
    public static final String ALONE = "none";

    public ColumnChoice {
        only = List.copyOf(only);
        without = List.copyOf(without);
        block = List.copyOf(block);
    }

    List<String> of(String reference, List<String> before, String current, List<String> after) {
        require(reference, before, only);
        require(current, after, only);
        if (!standAlone(before)) {
            require(reference, before, block);
        }
        List<String> names = new ArrayList<>(only.isEmpty() ? before : only);
        names.retainAll(after);
        names.removeAll(without);
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s and %s have no column in common that is to be compared; their headers are %s and %s"
                            .formatted(reference, current, String.join(",", before), String.join(",", after)));
        }
        return names;
    }

    /** The columns of the first header that the second has not, of those that are to be compared. */
    List<String> onlyIn(List<String> these, List<String> others) {
        List<String> names = new ArrayList<>(only.isEmpty() ? these : List.of());
        names.removeAll(others);
        names.removeAll(without);
        return names;
    }

    /** Whether each row is to stand alone, whatever the columns are called. */
    boolean standAlone(List<String> header) {
        return block.equals(List.of(ALONE)) && !header.contains(ALONE);
    }

    private static void require(String file, List<String> header, List<String> names) {
        List<String> missing =
                names.stream().filter(name -> !header.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("%s has no column %s; its header is %s"
                    .formatted(file, String.join(", ", missing), String.join(",", header)));
        }
    }
}
