package io.tidemark.cli.alerts;

import java.util.ArrayList;
import java.util.List;

/** A part of an alert's story: a title, and rows of what and its text, all of it shown as text wherever it goes. */
record StoryPart(String title, List<Row> rows) {

    /** Of two columns. */
    record Row(String name, String text) {}

    StoryPart(String title) {
        this(title, new ArrayList<>());
    }

    /** Leaves out what there is nothing to say of. */
    StoryPart with(String name, Object text) {
        String said = text == null ? "" : text.toString();
        if (!said.isEmpty()) {
            rows.add(new Row(name, said));
        }
        return this;
    }
}
