/** The commands about features: which there are, computing them over files, and auditing those of the stream. */
package io.tidemark.cli.features;
