/** The commands about drift, of files and of live traffic, and how their findings are told. */
package io.tidemark.cli.drift;
