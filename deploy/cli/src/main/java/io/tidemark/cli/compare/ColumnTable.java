package io.tidemark.cli.compare;

import io.tidemark.features.files.numbers.NumberForm;

/** The columns of one file. */
final class ColumnTable {

    private final ColumnValues[] columns;
    private int rows;

    ColumnTable(int width, NumberForm form) {
        columns = new ColumnValues[width];
        for (int i = 0; i < width; i++) {
            columns[i] = new ColumnValues(form);
        }
    }

    void add(String[] fields) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].add(fields[i]);
        }
        rows++;
    }

    int rows() {
        return rows;
    }

    ColumnValues column(int index) {
        return columns[index];
    }
}
