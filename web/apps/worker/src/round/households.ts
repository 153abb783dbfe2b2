/** A household as lists on the phone show it. */
export interface HouseholdRow {
  county: string
  id: string
  areaCode: string
  address: string
  number?: string | null
  use?: string
  headName?: string | null
  people: number
  livingAlone?: boolean
  careMark?: 'red' | 'yellow' | 'green' | null
  underCare?: boolean
  lastVisitOn?: string | null
}

/** A household that is due, why and since when. */
export interface RoundStop extends HouseholdRow {
  reason: 'never' | 'red' | 'yellow' | 'green' | 'usual'
  dueOn: string
  /** How often nobody was home since it fell due, and when last. */
  misses: number
  lastMissOn?: string | null
}

/** A household in one line: 王建国 · 3 号楼 2 单元 501. */
export function oneLine(row: Pick<HouseholdRow, 'headName' | 'address'>): string {
  return row.headName ? `${row.headName} · ${row.address}` : row.address
}
