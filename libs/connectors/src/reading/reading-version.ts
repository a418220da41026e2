/**
 * Raise it when the same feed would be read differently: every revision changes with it, and cursors of other versions
 * count for nothing, so that all events are read anew.
 */
export const READING_VERSION = 1;
