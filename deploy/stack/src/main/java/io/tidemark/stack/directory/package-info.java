/** The data directory of a stack: where what lies in it, whose it is, its keys, and the state of what runs on it. */
package io.tidemark.stack.directory;
