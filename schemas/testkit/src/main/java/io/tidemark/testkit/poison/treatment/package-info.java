/** What must become of a record that was thrown at the stack, one class each. */
package io.tidemark.testkit.poison.treatment;
