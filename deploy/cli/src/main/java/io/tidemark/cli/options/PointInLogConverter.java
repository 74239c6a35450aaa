package io.tidemark.cli.options;

import io.tidemark.scoring.release.models.PointInLog;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A record of {@code features}, {@code 3:12345} (partition and offset), or a time as {@link EventTimeConverter} reads
 * it.
 */
public final class PointInLogConverter implements ITypeConverter<PointInLog> {

    private static final Pattern OFFSET = Pattern.compile("(\\d{1,6}):(\\d{1,18})");
    private final EventTimeConverter times = new EventTimeConverter();

    @Override
    public PointInLog convert(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.matches()) {
            return new PointInLog.AtOffset(Integer.parseInt(offset.group(1)), Long.parseLong(offset.group(2)));
        }
        try {
            return new PointInLog.AtTime(times.convert(text));
        } catch (TypeConversionException e) {
            throw new TypeConversionException(
                    "'" + text
                            + "' is no point of the log; write a partition and offset of features as 3:12345, or a time as 2018-04-01T12:30:00Z");
        }
    }
}
