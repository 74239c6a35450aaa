package io.tidemark.cli.features;

import io.tidemark.features.audit.AuditReport;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many unexplained values are borne.
 *
 * @param share whether the bound is a share of the values compared, from 0 to 1
 */
record UnexplainedBound(double bound, boolean share) {

    boolean bears(AuditReport report) {
        return (share ? report.unexplainedShare() : report.unexplained()) <= bound;
    }

    /** A whole number of values, or a share with a point or a percent sign. */
    static final class Converter implements ITypeConverter<UnexplainedBound> {

        @Override
        public UnexplainedBound convert(String text) {
            boolean percent = text.endsWith("%");
            if (!text.matches("\\d{1,18}|\\d{1,9}(\\.\\d{1,18})?%|\\d\\.\\d{1,18}")) {
                throw new TypeConversionException("'" + text
                        + "' is no bound; write a number of values such as 10, or a share such as 0.001 or 0.1%");
            }
            double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
            return new UnexplainedBound(percent ? number / 100 : number, percent || text.contains("."));
        }
    }
}
