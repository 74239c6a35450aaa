package io.tidemark.cli.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A small chart over windows as SVG: lines that break where nothing is known, and stacked bars. */
final class Chart {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 80;

    private Chart() {}

    /**
     * A line of one value a window.
     *
     * @param css {@code line}, {@code other} or {@code limit}
     * @param values NaN where there is none
     */
    // Two lines are never compared: they are drawn.
    @SuppressWarnings("ArrayRecordComponent")
    record Line(String css, double[] values) {}

    /** @param from smallest value of the axis; the largest is that of the lines, if no smaller than {@code atLeast} */
    static String lines(String caption, double from, double atLeast, List<Line> lines) {
        double most = Math.max(
                atLeast,
                lines.stream()
                        .flatMapToDouble(line -> Arrays.stream(line.values()))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(atLeast));
        StringBuilder svg = begin(caption, Html.number(from) + " … " + Html.number(most));
        for (Line line : lines) {
            svg.append("<path class=\"").append(line.css()).append("\" d=\"");
            boolean broken = true;
            for (int i = 0; i < line.values().length; i++) {
                double value = line.values()[i];
                if (Double.isFinite(value)) {
                    svg.append(broken ? "M" : "L")
                            .append(coordinate(x(i, line.values().length)))
                            .append(' ')
                            .append(coordinate(HEIGHT * (1 - (Math.max(from, value) - from) / (most - from))));
                }
                broken = !Double.isFinite(value);
            }
            svg.append("\"/>");
        }
        return svg.append("</svg></figure>\n").toString();
    }

    /** Bars of parts on top of each other, the first at the bottom. */
    static String bars(String caption, List<String> css, List<double[]> parts) {
        int windows = parts.get(0).length;
        double most = Double.MIN_NORMAL;
        for (int i = 0; i < windows; i++) {
            int window = i;
            most = Math.max(
                    most, parts.stream().mapToDouble(part -> part[window]).sum());
        }
        StringBuilder svg = begin(caption, "0 … " + Html.number(most));
        double width = Math.max(1, WIDTH / (double) windows - 1);
        for (int i = 0; i < windows; i++) {
            double bottom = HEIGHT;
            for (int part = 0; part < parts.size(); part++) {
                double height = HEIGHT * parts.get(part)[i] / most;
                bottom -= height;
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                        css.get(part),
                        i * WIDTH / (double) windows,
                        bottom,
                        width,
                        height));
            }
        }
        return svg.append("</svg></figure>\n").toString();
    }

    /** @param caption plain text */
    private static StringBuilder begin(String caption, String axis) {
        return new StringBuilder("<figure><figcaption>")
                .append(Html.escaped(caption))
                .append(" <small>(")
                .append(axis)
                .append(")</small></figcaption><svg width=\"100%\" viewBox=\"-2 -2 ")
                .append(WIDTH + 4)
                .append(' ')
                .append(HEIGHT + 4)
                .append("\">");
    }

    private static double x(int window, int windows) {
        return windows == 1 ? WIDTH / 2.0 : window * WIDTH / (windows - 1.0);
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
