import type { PhoneFile, Rhythm } from '@koumen/api-client'
import { describe, expect, it } from 'vitest'
import { dueStops, search } from './due'

const rhythm: Rhythm = { red: 7, yellow: 30, green: 182, other: 365 }

function file(id: string, household: object, visits: object[] = []): PhoneFile {
  const usual = {
    county: '987301',
    id,
    areaCode: '987301001001001',
    address: `${id}号`,
    headName: '李青',
    people: 2,
    livingAlone: false,
    state: 'present',
    since: '2026-01-01',
  }
  return {
    stamp: '0',
    file: { household: { ...usual, ...household }, residents: [] },
    visits,
    requests: [],
  } as unknown as PhoneFile
}

describe('who is due, told by the phone', () => {
  it('begins with red marks, then those never seen, then by how long they wait', () => {
    const stops = dueStops(
      [
        file('green', { careMark: 'green', lastVisitOn: '2026-10-01' }),
        file('yellow', { careMark: 'yellow', lastVisitOn: '2026-10-01' }),
        file('plain', { lastVisitOn: '2025-11-01' }),
        file('never', {}),
        file('red', { careMark: 'red', lastVisitOn: '2026-11-14' }),
        file('gone', { state: 'moved_out' }),
      ],
      rhythm,
      '2026-11-22',
    )
    expect(stops.map((one) => [one.id, one.reason, one.dueOn])).toEqual([
      ['red', 'red', '2026-11-21'],
      ['never', 'never', '2026-01-01'],
      ['yellow', 'yellow', '2026-10-31'],
      ['plain', 'usual', '2026-11-01'],
    ])
  })

  it('counts how often nobody was home since somebody was', () => {
    const at = (day: number) => `2026-11-${day}T02:00:00Z`
    const [stop] = dueStops(
      [
        file('a', {}, [
          { outcome: 'nobody_home', visitedAt: at(20) },
          { outcome: 'nobody_home', visitedAt: at(18) },
          { outcome: 'met', visitedAt: at(12) },
          { outcome: 'nobody_home', visitedAt: at(10) },
        ]),
      ],
      rhythm,
      '2026-11-22',
    )
    expect([stop?.misses, stop?.lastMissOn]).toEqual([2, '2026-11-20'])
  })

  it('finds by any of several words', () => {
    const files = [file('3', { address: '东关街 3号楼' }), file('4', { address: '东关街 4号楼' })]
    expect(search(files, '东关 3号').map((one) => one.file.household.id)).toEqual(['3'])
    expect(search(files, '西关')).toEqual([])
  })
})
