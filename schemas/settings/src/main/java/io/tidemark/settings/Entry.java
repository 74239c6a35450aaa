package io.tidemark.settings;

/** What a group of settings consists of. */
public sealed interface Entry permits Key, Family, Removed, Keys {}
