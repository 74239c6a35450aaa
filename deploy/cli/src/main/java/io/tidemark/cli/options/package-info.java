/** What several commands take on the command line, and how its words are read. */
package io.tidemark.cli.options;
