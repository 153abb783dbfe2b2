package org.koumen.planning;

/**
 * What a household is worth walking for, in metres a household.
 *
 * @param language for a visitor who does not speak its language, so that an interpreter has to come
 * @param change for another visitor than last year's
 * @param skill taken off for a visitor who knows what the village needs
 */
public record Weights(int language, int change, int skill) {
  /** Distance alone. */
  public static final Weights NONE = new Weights(0, 0, 0);
}
