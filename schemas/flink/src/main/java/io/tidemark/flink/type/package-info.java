/** Flink types around versioned codecs, so that nothing ever falls back to Kryo. */
package io.tidemark.flink.type;
