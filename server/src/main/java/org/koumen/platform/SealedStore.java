package org.koumen.platform;

/**
 * A place where a module keeps {@linkplain Seal sealed} values in another form than a {@link
 * SealedColumn}: within documents, or in pieces.
 */
public interface SealedStore {
  /**
   * Seals anew whatever the given seal finds stale, in small transactions; may be stopped and begun
   * again at any time.
   *
   * @return how many values were sealed anew
   */
  long reseal(Seal seal);
}
