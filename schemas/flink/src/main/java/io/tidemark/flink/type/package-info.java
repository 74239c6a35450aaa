/**
 * Flink types around versioned codecs, so that nothing ever falls back to Kryo, and what earlier builds kept instead.
 */
package io.tidemark.flink.type;
