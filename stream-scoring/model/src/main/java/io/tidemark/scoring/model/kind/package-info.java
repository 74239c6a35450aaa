/** What a file that is handed over as a model is, told by its content and never by its name. */
package io.tidemark.scoring.model.kind;
