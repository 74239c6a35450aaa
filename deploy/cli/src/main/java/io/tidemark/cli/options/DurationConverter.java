package io.tidemark.cli.options;

import io.tidemark.settings.kind.Kinds;
import io.tidemark.settings.kind.UnfitException;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Durations as settings have them: {@code 7d}, {@code 12h}, {@code 10min}, {@code 1d12h}, {@code 90s}, {@code 250ms}.
 */
public final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            return Kinds.DURATION.parse(text);
        } catch (UnfitException e) {
            TypeConversionException told = new TypeConversionException("'" + text + "' is no duration"
                    + (e.getMessage().isEmpty() ? "" : ", since " + e.getMessage())
                    + "; write it as 7d, 12h, 30m, 90s or 250ms");
            told.initCause(e);
            throw told;
        }
    }
}
