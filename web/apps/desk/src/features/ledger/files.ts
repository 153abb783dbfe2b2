import type { LedgerRow } from '@koumen/api-client'

/** The page of the desk that shows what a row of the ledger is about; none when it may not be opened. */
export function fileOf(row: LedgerRow): string | undefined {
  if (!row.link) return undefined
  const found = /\/api\/(requests|households)\/(\d{6})\/([0-9a-f-]{36})/.exec(row.link)
  if (!found) return undefined
  const [, kind, county, id] = found
  return kind === 'requests'
    ? `/requests?queue=all&open=${county}.${id}`
    : `/households/${county}/${id}`
}
