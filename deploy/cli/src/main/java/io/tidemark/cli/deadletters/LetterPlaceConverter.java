package io.tidemark.cli.deadletters;

import io.tidemark.cli.deadletters.letter.RecordPlace;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A letter's own place, {@code 0-123}, or that of the record that it buries, {@code transactions/3-4567}. */
final class LetterPlaceConverter implements ITypeConverter<RecordPlace> {

    @Override
    public RecordPlace convert(String text) {
        return RecordPlace.parse(text)
                .orElseThrow(() -> new TypeConversionException("'" + text
                        + "' is no place; write the partition and offset of a letter as 0-123, or those of the record that"
                        + " was buried as transactions/3-4567"));
    }
}
