package org.koumen.area;

/**
 * A place on the earth, in the order of GeoJSON.
 *
 * @param longitude degrees east
 * @param latitude degrees north
 */
public record Position(double longitude, double latitude) {}
