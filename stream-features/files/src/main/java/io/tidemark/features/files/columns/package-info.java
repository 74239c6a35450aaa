/** Which columns of a file, or of one beside it, make which field. */
package io.tidemark.features.files.columns;
