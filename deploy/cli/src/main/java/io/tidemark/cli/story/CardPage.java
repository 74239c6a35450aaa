package io.tidemark.cli.story;

import io.tidemark.cli.page.Html;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A model's card as a page that opens anywhere. What stands in the log is text there and never HTML. */
public final class CardPage {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser MARKDOWN = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private CardPage() {}

    /** @param markdown a {@link ModelCard}; its first line is the title */
    public static String of(String markdown) {
        int end = markdown.indexOf('\n');
        String title = markdown.substring(0, end).replaceFirst("^#\\s*", "");
        return Html.page(title, HTML.render(MARKDOWN.parse(markdown.substring(end))));
    }
}
