import type { GridMaterial, GridPiece } from '@koumen/api-client'
import { describe, expect, it } from 'vitest'
import { onSheet, rightOf, stateOf, sums } from './split'

function piece(key: string, households: number, longitude?: number, latitude?: number): GridPiece {
  return {
    key,
    area: '990101001001001',
    label: key,
    households,
    residents: households * 3,
    longitude: longitude ?? null,
    latitude: latitude ?? null,
  }
}

const rule = { state: 'large', min: 300, max: 500 } as const

describe('a grid split by hand', () => {
  it('tells how each part stands to the rule', () => {
    expect(stateOf(299, rule)).toBe('small')
    expect(stateOf(300, rule)).toBe('right')
    expect(stateOf(501, rule)).toBe('large')
    expect(stateOf(501, { state: 'none', min: 0, max: 0 })).toBe('none')
  })

  it('leaves with the first part what nobody chose', () => {
    const material: GridMaterial = {
      grid: '990101001001001',
      size: rule,
      crs: 'WGS84',
      pieces: [piece('a', 320), piece('b', 280), piece('c', 30)],
    }
    expect(sums(material, { b: 1 }, 2)).toEqual([
      { pieces: 2, households: 350, state: 'right' },
      { pieces: 1, households: 280, state: 'small' },
    ])
  })

  it('puts places on a sheet with north up and leaves out those not known', () => {
    const dots = onSheet(
      [piece('south', 1, 101.7, 36.6), piece('north', 1, 101.7, 36.61), piece('nowhere', 1)],
      400,
      300,
    )
    expect(dots.map((dot) => dot.piece.key)).toEqual(['south', 'north'])
    expect(dots[0]!.y).toBeGreaterThan(dots[1]!.y)
    expect(dots[0]!.x).toBe(200)
    expect(onSheet([piece('only', 1, 101.7, 36.6)], 400, 300)[0]).toMatchObject({ x: 200, y: 150 })
  })

  it('takes what lies on the right hand of a line', () => {
    const dots = onSheet([piece('west', 1, 101.7, 36.6), piece('east', 1, 101.72, 36.6)], 400, 300)
    const down = rightOf(dots, { x: 200, y: 300 }, { x: 200, y: 0 })
    expect(down.map((dot) => dot.piece.key)).toEqual(['east'])
    expect(rightOf(dots, { x: 200, y: 0 }, { x: 200, y: 300 })[0]!.piece.key).toBe('west')
  })
})
