/** Ids that spreadsheets and data frames wrote as numbers. */
package io.tidemark.features.files.ids;
