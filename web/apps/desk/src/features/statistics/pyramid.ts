import type { StatisticsGroup } from '@koumen/api-client'

/** One age band with how many men and women are in it and the figures that open them. */
export interface Band {
  code: string
  label: string
  male: number
  female: number
  maleFigure?: string
  femaleFigure?: string
}

/** Reads `people.band.0-3.male` and its like into bands, the youngest first. */
export function bandsOf(group: StatisticsGroup, english: boolean): Band[] {
  const bands = new Map<string, Band>()
  for (const figure of group.figures) {
    const found = /^people\.band\.(.+)\.(male|female)$/.exec(figure.code)
    if (!found) continue
    const [, code, sex] = found as unknown as [string, string, 'male' | 'female']
    const label = (english ? figure.labelEn : figure.labelZh).replace(
      /[, ]*(男|女|male|female)$/i,
      '',
    )
    const band = bands.get(code) ?? { code, label: label.trim(), male: 0, female: 0 }
    band[sex] = figure.value
    band[`${sex}Figure`] = figure.code
    bands.set(code, band)
  }
  return [...bands.values()].filter(
    (band) => band.code !== 'unknown' || band.male + band.female > 0,
  )
}
