package org.koumen.platform;

/**
 * A decision of the jurisdiction that may change while the program runs.
 *
 * @param key stable name, {@code module.what}
 * @param type record, string, number or boolean that JSON can carry
 * @param fallback holds until somebody sets another
 */
public record Setting<T>(String key, Class<T> type, T fallback) {}
