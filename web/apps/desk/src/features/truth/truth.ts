import type { FindingRow } from '@koumen/api-client'
import type { TextKey } from '../../i18n'

/** A share in whole percent, or with a digit where it matters. */
export function percent(share: number): string {
  const shown = Math.round(share * 1000) / 10
  return `${shown}%`
}

/** Tenths of a percent as points. */
export function points(margin: number): string {
  return String(margin / 10)
}

/** What a finding has seen. */
export function seen(
  finding: FindingRow,
  t: (key: TextKey, values?: Record<string, string | number>) => string,
): string {
  return t(`truth.patterns.${finding.kind}` as TextKey, {
    visits: finding.visits,
    minutes: finding.minutes ?? 0,
    households: finding.households ?? 0,
  })
}
