/**
 * Settings as objects. A {@link io.tidemark.settings.Key} says what a setting is called, what it takes and what it
 * means; a process has one file of them, put together as {@link io.tidemark.settings.Keys}.
 * {@link io.tidemark.settings.Layers} gathers what was written, file before environment before flag, and
 * {@link io.tidemark.settings.Settings} reads it, telling everything that is wrong at once.
 * {@link io.tidemark.settings.SettingsPage} prints the reference.
 */
package io.tidemark.settings;
