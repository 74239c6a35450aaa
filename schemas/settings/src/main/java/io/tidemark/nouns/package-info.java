/** What things are called in texts for people: the words of a catalogue's own domain. */
package io.tidemark.nouns;
