import type { Locale } from './locale'

/** 4,470 */
export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(value)
}

/** 98.5 % of a whole; an empty whole has no share. */
export function formatShare(part: number, whole: number, locale: Locale): string {
  if (whole === 0) return '—'
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
    part / whole,
  )
}
