import type { LedgerFigure } from '@koumen/api-client'
import { formatNumber, type Locale } from '@koumen/domain'

/** A figure in its unit: 1,234 · 98.5% · 42 分钟 · 21.8 小时. */
export function figureText(
  figure: Pick<LedgerFigure, 'unit' | 'value'>,
  locale: Locale,
  span: (unit: 'minutes' | 'hours' | 'days', n: string) => string,
): string {
  const value = figure.value
  if (value === null || value === undefined) return '—'
  if (figure.unit === 'share') {
    return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
      value,
    )
  }
  if (figure.unit !== 'minutes') return formatNumber(Math.round(value), locale)
  const [unit, length] =
    value < 120
      ? (['minutes', 1] as const)
      : value < 2880
        ? (['hours', 60] as const)
        : (['days', 1440] as const)
  const digits = unit === 'minutes' || value / length >= 100 ? 0 : 1
  const scaled = new Intl.NumberFormat(locale, { maximumFractionDigits: digits })
  return span(unit, scaled.format(value / length))
}
