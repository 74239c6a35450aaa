package io.tidemark.features.files.guess;

import io.tidemark.features.files.InvalidMappingException;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.table.Dialect;
import io.tidemark.features.files.table.InputFile;
import io.tidemark.features.files.table.Table;
import io.tidemark.features.files.table.TitledFileException;
import io.tidemark.features.files.table.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mapping proposed for a file.
 *
 * @param yaml with the reason of each line as a comment; what could not be told is left out, so that it cannot be used
 *     before a person has decided
 * @param open what could not be told
 * @param told what was assumed or might be otherwise
 */
public record MappingGuess(String yaml, List<String> open, List<String> told) {

    public MappingGuess {
        open = List.copyOf(open);
        told = List.copyOf(told);
    }

    /**
     * Looks at the header and the first rows; throws {@link UnreadableFileException} if there is no table to look at.
     */
    public static MappingGuess of(Path file) {
        Sample sample = Sample.of(file);
        if (sample.columns().size() < 2 || sample.sound() == 0) {
            throw new UnreadableFileException(InputFile.name(file)
                    + " has no rows of more than one column under its header; a mapping needs some to look at"
                    + titled(file).map(advice -> "; " + advice).orElse(""));
        }
        return KnownLayout.of(file, sample).orElseGet(() -> proposed(file, sample));
    }

    /** What is wrong with the file when it is read otherwise than it was looked at is not what was asked. */
    private static Optional<String> titled(Path file) {
        try (Table table = Table.open(file, Dialect.RFC_4180, remark -> {})) {
            return table.below().looking();
        } catch (TitledFileException e) {
            return Optional.of(e.advice());
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }

    private static MappingGuess proposed(Path file, Sample sample) {
        Proposal proposal = new Proposal();
        new TimeGuess(sample, proposal).run();
        new LabelGuess(sample, proposal).run();
        new IdGuess(sample, proposal).run();
        new AmountGuess(sample, proposal).run();
        OtherGuess others = new OtherGuess(sample, proposal);
        others.run();
        if (sample.sound() < sample.rows()) {
            proposal.tell(
                    (sample.rows() - sample.sound()) + " of " + sample.rows() + " rows are not as wide as the header");
        }
        String yaml = new GuessText(file, sample, proposal).yaml(others.left());
        List<String> told = new ArrayList<>(proposal.told());
        List<String> open = new ArrayList<>(proposal.open());
        if (open.isEmpty()) {
            try {
                told.addAll(Tried.of(Mapping.read(yaml), file).misfits());
            } catch (InvalidMappingException | UnreadableFileException e) {
                open.add("the proposal does not fit the file: " + e.getMessage());
            }
        }
        return new MappingGuess(yaml, open, told);
    }

    /** A guess that is a shipped mapping as it is. */
    static Optional<MappingGuess> shipped(String yaml, List<String> told) {
        return Optional.of(new MappingGuess(yaml, List.of(), told));
    }
}
