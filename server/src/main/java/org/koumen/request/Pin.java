package org.koumen.request;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** A point on the map, in degrees of CGCS2000 (WGS-84 for what a telephone needs). */
public record Pin(
    @DecimalMin("-180") @DecimalMax("180") double longitude,
    @DecimalMin("-90") @DecimalMax("90") double latitude) {}
