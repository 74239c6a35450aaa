/** What the processes of the stack are configured with, all of them together, checked before anything starts. */
package io.tidemark.stack.settings;
