/** The commands about mappings: which columns of a file are what. */
package io.tidemark.cli.mapping;
