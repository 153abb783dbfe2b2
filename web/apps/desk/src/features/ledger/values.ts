import type { LedgerFigure } from '@koumen/api-client'
import { formatNumber, type Locale } from '@koumen/domain'

/** A figure in its unit: 1,234 · 98.5% · 42 分钟. */
export function figureText(
  figure: Pick<LedgerFigure, 'unit' | 'value'>,
  locale: Locale,
  minutes: (n: string) => string,
): string {
  const value = figure.value
  if (value === null || value === undefined) return '—'
  if (figure.unit === 'share') {
    return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
      value,
    )
  }
  const rounded = formatNumber(Math.round(value), locale)
  return figure.unit === 'minutes' ? minutes(rounded) : rounded
}
