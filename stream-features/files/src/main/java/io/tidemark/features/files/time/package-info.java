/**
 * The forms in which files write times: what a mapping's {@code time} can be, each read strictly or refused with the
 * reason.
 */
package io.tidemark.features.files.time;
