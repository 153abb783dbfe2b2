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

/** What the clustering source knows of a point or a pile: how many, and how many of each kind. */
export type Counted = { key: string; pile: boolean; n: number } & Record<string, unknown>

/** Points and piles as the clustering source takes them. */
export function collection(
  points: readonly MapPoint[],
  piles: readonly MapPile[],
): FeatureCollection<Point, Counted> {
  const feature = (one: MapPoint | MapPile, properties: Counted): Feature<Point, Counted> => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [one.longitude, one.latitude] },
    properties,
  })
  return {
    type: 'FeatureCollection',
    features: [
      ...points.map((one) =>
        feature(one, { key: one.key, pile: false, n: 1, [`of_${one.kind}`]: 1 }),
      ),
      ...piles.map((one) =>
        feature(one, {
          key: one.key,
          pile: true,
          n: one.count,
          ...Object.fromEntries(Object.entries(one.parts).map(([kind, n]) => [`of_${kind}`, n])),
        }),
      ),
    ],
  }
}

/** How many of each kind a point, a pile or a cluster has. */
export function partsOf(
  properties: Record<string, unknown>,
  kinds: Record<string, PointKind>,
): Record<string, number> {
  return Object.fromEntries(
    Object.keys(kinds).map((kind) => [kind, Number(properties[`of_${kind}`] ?? 0)]),
  )
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
