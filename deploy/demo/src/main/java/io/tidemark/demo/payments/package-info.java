/** Card payments as an acquirer sees them: numbers of others, several currencies, and what became of each. */
package io.tidemark.demo.payments;
