/** Area codes have natural length; the nation is the empty code. */
const lengths = {
  nation: 0,
  province: 2,
  prefecture: 4,
  county: 6,
  township: 9,
  village: 12,
  grid: 15,
  building: 18,
} as const

export type Level = keyof typeof lengths

const ladder = Object.entries(lengths) as [Level, number][]

/** The level that a code of this length has; undefined for a code of no level. */
export function levelOf(code: string): Level | undefined {
  return ladder.find(([, length]) => length === code.length)?.[0]
}

/** The code one level up; the nation has none. */
export function parentOf(code: string): string | undefined {
  const step = ladder.findIndex(([, length]) => length === code.length)
  return step > 0 ? code.slice(0, ladder[step - 1]![1]) : undefined
}

/** The level beneath; a building has none. */
export function levelBelow(code: string): Level | undefined {
  const step = ladder.findIndex(([, length]) => length === code.length)
  return step < 0 ? undefined : ladder[step + 1]?.[0]
}

/** All codes from the nation down to this one, without the nation itself. */
export function pathOf(code: string): string[] {
  return ladder.filter(([, n]) => n > 0 && n <= code.length).map(([, n]) => code.slice(0, n))
}

/** The county that a code lies in; undefined above the county. */
export function countyOf(code: string): string | undefined {
  return code.length >= lengths.county ? code.slice(0, lengths.county) : undefined
}

/** Whether `inner` is `outer` or lies beneath it. */
export function liesIn(inner: string, outer: string): boolean {
  return inner.startsWith(outer)
}
