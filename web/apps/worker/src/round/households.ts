import type { HouseholdRow } from '@koumen/api-client'

/** A household in one line: 王建国 · 3 号楼 2 单元 501. */
export function oneLine(row: Pick<HouseholdRow, 'headName' | 'address'>): string {
  return row.headName ? `${row.headName} · ${row.address}` : row.address
}
