/** The fields of a score that cut traffic into segments, by the names that people configure and alarms tell. */
package io.tidemark.schemas.segments;
