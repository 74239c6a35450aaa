package io.tidemark.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of a whole: {@code 0.05} or {@code 5%}. */
final class ShareConverter implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
        boolean percent = text.endsWith("%");
        try {
            double share =
                    percent ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100 : Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw refused(text);
        }
        throw refused(text);
    }

    private static TypeConversionException refused(String text) {
        return new TypeConversionException("'" + text + "' is no share of a whole; write one such as 0.05 or 5%");
    }
}
