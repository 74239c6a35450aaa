/** Zip files of strangers, read within limits before anything is unpacked. */
package io.tidemark.scoring.model.zip;
