/** The door of Flink's REST interface: who may read and who may change anything. */
package io.tidemark.stack.flink.door;
