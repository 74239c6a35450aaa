package io.tidemark.cli.alerts;

import io.tidemark.cli.page.Html;

/** An alert's story as one page that loads nothing from anywhere: for a file, a mail, an authority. */
final class AlertPage {

    private AlertPage() {}

    static String of(AlertStory story) {
        StringBuilder body = new StringBuilder();
        for (StoryPart part : AlertStoryText.parts(story)) {
            body.append("<section><h2>").append(Html.escaped(part.title())).append("</h2>\n<table>\n");
            for (StoryPart.Row row : part.rows()) {
                body.append("<tr><td>")
                        .append(Html.escaped(row.name()))
                        .append("</td><td style=\"overflow-wrap:anywhere\">")
                        .append(Html.escaped(row.text()))
                        .append("</td></tr>\n");
            }
            body.append("</table></section>\n");
        }
        return Html.page(AlertStoryText.title(story), body);
    }
}
