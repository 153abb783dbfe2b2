import type { AreaRow } from '@koumen/api-client'
import type { FeatureCollection, Geometry } from 'geojson'
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

export function paperColour(): string {
  return token('--k-paper')
}

/** Grids by whether their size is right, other areas the darker the more households they have. */
export function fillColour(shapes: FeatureCollection<Geometry, AreaRow>): ExpressionSpecification {
  if (shapes.features.some((one) => one.properties.level === 'grid')) {
    return [
      'match',
      ['get', 'state', ['get', 'size']],
      'right',
      token('--k-green'),
      'small',
      token('--k-yellow'),
      'large',
      token('--k-red'),
      token('--k-ink-3'),
    ]
  }
  const most = Math.max(1, ...shapes.features.map((one) => one.properties.households ?? 0))
  return [
    'interpolate',
    ['linear'],
    ['coalesce', ['get', 'households'], 0],
    0,
    token('--k-sunken'),
    most,
    token('--k-blue'),
  ]
}

/** The layers of the boundaries, above whatever lies beneath. */
export function layers(): LayerSpecification[] {
  return [
    {
      id: 'area-fill',
      type: 'fill',
      source: 'areas',
      paint: { 'fill-color': token('--k-blue'), 'fill-opacity': 0.35 },
    },
    {
      id: 'area-line',
      type: 'line',
      source: 'areas',
      paint: { 'line-color': token('--k-ink-2'), 'line-width': 1.2 },
    },
    {
      id: 'area-chosen',
      type: 'line',
      source: 'areas',
      filter: ['==', ['get', 'code'], ''],
      paint: { 'line-color': token('--k-accent'), 'line-width': 3.5 },
    },
  ]
}
