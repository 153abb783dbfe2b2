import type { Feature, FeatureCollection, Point } from 'geojson'

/** How a point looks: a letter and a shape beside its colour, for whoever sees no colours. */
export interface PointKind {
  /** A word for what it means. */
  label: string
  letter: string
  shape: 'round' | 'diamond' | 'square'
  /** A colour of the tokens, as in --k-red. */
  colour: string
  /** The most pressing of several has the lowest. */
  rank: number
}

/** Something at a place. */
export interface MapPoint {
  key: string
  label: string
  kind: string
  longitude: number
  latitude: number
}

/** So many at a place that they are not shown one by one. */
export interface MapPile {
  key: string
  label: string
  longitude: number
  latitude: number
  count: number
  /** How many of a kind are among them. */
  parts: Record<string, number>
}

export type Shapes = FeatureCollection

/** Points as the clustering source takes them. */
export function collection(
  points: readonly MapPoint[],
): FeatureCollection<Point, { key: string; kind: string }> {
  return {
    type: 'FeatureCollection',
    features: points.map(({ key, kind, longitude, latitude }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { key, kind },
    })),
  }
}

/** The kinds among several, the most pressing first. */
export function byRank(
  parts: Record<string, number>,
  kinds: Record<string, PointKind>,
): [string, number][] {
  return Object.entries(parts)
    .filter(([kind, count]) => count > 0 && kinds[kind])
    .sort(([a], [b]) => kinds[a]!.rank - kinds[b]!.rank)
}

/** Whether all lie on one spot, so that no zoom takes them apart. */
export function isOneSpot(features: readonly Feature<Point>[]): boolean {
  const [first] = features
  return features.every((one) =>
    one.geometry.coordinates.every(
      (value, n) => Math.abs(value - first!.geometry.coordinates[n]!) < 1e-6,
    ),
  )
}
