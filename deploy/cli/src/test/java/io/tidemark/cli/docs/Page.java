package io.tidemark.cli.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * One Markdown file.
 *
 * @param file from the root of the project
 * @param links targets of links and images
 * @param anchors of its headings, as GitHub makes them
 * @param fenced lines of fenced blocks
 * @param spans code within a line of prose
 */
record Page(Path file, List<Line> links, Set<String> anchors, List<Line> fenced, List<Line> spans) {

    /** A text and the number of its line, from 1. */
    record Line(int number, String text) {}

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    static Page of(Path file, String markdown) {
        Finder found = new Finder();
        PARSER.parse(markdown).accept(found);
        return new Page(file, found.links, found.anchors, found.fenced, found.spans);
    }

    /** Where a line is, for people. */
    String place(Line line) {
        return file + ":" + line.number();
    }

    private static final class Finder extends AbstractVisitor {

        private final List<Line> links = new ArrayList<>();
        private final Set<String> anchors = new LinkedHashSet<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private final List<Line> fenced = new ArrayList<>();
        private final List<Line> spans = new ArrayList<>();

        @Override
        public void visit(Link link) {
            links.add(new Line(line(link), link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links.add(new Line(line(image), image.getDestination()));
        }

        @Override
        public void visit(Heading heading) {
            String anchor = anchor(words(heading));
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
            visitChildren(heading);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            int first = line(block) + 1;
            String[] lines = block.getLiteral().split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                fenced.add(new Line(first + i, lines[i]));
            }
        }

        @Override
        public void visit(Code code) {
            spans.add(new Line(line(code), code.getLiteral()));
        }

        private static int line(Node node) {
            List<SourceSpan> where = node.getSourceSpans();
            return where.isEmpty() ? line(node.getParent()) : where.get(0).getLineIndex() + 1;
        }

        private static String words(Node heading) {
            StringBuilder words = new StringBuilder();
            heading.accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    words.append(text.getLiteral());
                }

                @Override
                public void visit(Code code) {
                    words.append(code.getLiteral());
                }
            });
            return words.toString();
        }

        private static String anchor(String words) {
            return words.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
        }
    }
}
