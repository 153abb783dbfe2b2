import type { GridMaterial, GridPiece, GridSize } from '@koumen/api-client'

/** Which part each piece goes to, by its key; those not named stay with the first. */
export type Assignment = Record<string, number>

export interface PartSum {
  pieces: number
  households: number
  state: GridSize['state']
}

/** How a number of households stands to the rule of the grid. */
export function stateOf(households: number, rule: GridSize): GridSize['state'] {
  if (rule.state === 'none') return 'none'
  if (households < rule.min) return 'small'
  return households > rule.max ? 'large' : 'right'
}

/** What each part would have. */
export function sums(material: GridMaterial, assignment: Assignment, parts: number): PartSum[] {
  const found = Array.from({ length: parts }, () => ({ pieces: 0, households: 0 }))
  for (const piece of material.pieces) {
    const part = found[assignment[piece.key] ?? 0]
    if (!part) continue
    part.pieces++
    part.households += piece.households
  }
  return found.map((one) => ({ ...one, state: stateOf(one.households, material.size) }))
}

export interface Dot {
  piece: GridPiece
  x: number
  y: number
}

export interface Point {
  x: number
  y: number
}

/** Pieces whose place is known, on a sheet of the given size; north is up, a metre is a metre. */
export function onSheet(pieces: GridPiece[], width: number, height: number): Dot[] {
  const placed = pieces.filter((one) => one.longitude != null && one.latitude != null)
  if (placed.length === 0) return []
  const middle = placed.reduce((sum, one) => sum + one.latitude!, 0) / placed.length
  const shrink = Math.cos((middle * Math.PI) / 180)
  const points = placed.map((piece) => ({
    piece,
    x: piece.longitude! * shrink,
    y: -piece.latitude!,
  }))
  const left = Math.min(...points.map((one) => one.x))
  const top = Math.min(...points.map((one) => one.y))
  const wide = Math.max(...points.map((one) => one.x)) - left
  const high = Math.max(...points.map((one) => one.y)) - top
  const margin = 28
  const scale = Math.min(
    (width - 2 * margin) / (wide || 1e-9),
    (height - 2 * margin) / (high || 1e-9),
  )
  const across = (width - wide * scale) / 2
  const down = (height - high * scale) / 2
  return points.map(({ piece, x, y }) => ({
    piece,
    x: wide === 0 ? width / 2 : across + (x - left) * scale,
    y: high === 0 ? height / 2 : down + (y - top) * scale,
  }))
}

/** Those on the right hand of who walks along the line from its start. */
export function rightOf(dots: Dot[], from: Point, to: Point): Dot[] {
  return dots.filter(
    (dot) => (to.x - from.x) * (dot.y - from.y) - (to.y - from.y) * (dot.x - from.x) > 0,
  )
}
