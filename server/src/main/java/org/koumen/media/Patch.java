package org.koumen.media;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/**
 * A part of a picture that others must not see: a face, a plate. In parts of the whole, from the
 * upper left.
 *
 * @param x from 0 to 1
 * @param y from 0 to 1
 * @param width from 0.005 to 1
 * @param height from 0.005 to 1
 */
public record Patch(
    @NotNull @DecimalMin("0") @DecimalMax("1") Double x,
    @NotNull @DecimalMin("0") @DecimalMax("1") Double y,
    @NotNull @DecimalMin("0.005") @DecimalMax("1") Double width,
    @NotNull @DecimalMin("0.005") @DecimalMax("1") Double height) {}
