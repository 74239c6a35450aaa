/** What the stack has said of what was thrown at it, and where that came to lie. */
package io.tidemark.testkit.poison.finding;
