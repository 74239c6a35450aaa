/** What the processes of the stack are configured with, all of them together: checked before anything starts, shown, and described. */
package io.tidemark.local.config;
