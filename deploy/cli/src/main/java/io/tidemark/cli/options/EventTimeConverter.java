package io.tidemark.cli.options;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Times as people write them: a day, {@code 2018-04-01}, which is its begin in UTC, or {@code 2018-04-01T12:30:00Z}.
 */
public final class EventTimeConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no time; write it as 2018-04-01 or 2018-04-01T12:30:00Z");
        }
    }
}
