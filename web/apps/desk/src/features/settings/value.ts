import type { SettingField } from '@koumen/api-client'

/** A word that the jurisdiction chooses itself. */
export interface Term {
  code: string
  zh: string
  en: string
  retired: boolean
}

/** What a field holds, by the field's kind. */
export type FieldValue = number | string | number[] | string[] | Term[]

/** A setting's value by field, apart from the one it was read from. */
export function valueOf(
  fields: readonly SettingField[],
  value: unknown,
): Record<string, FieldValue> {
  const given = (value ?? {}) as Record<string, FieldValue>
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      JSON.parse(JSON.stringify(given[field.name] ?? '')) as FieldValue,
    ]),
  )
}

/** Ranges that numbers begin: 0–3, 4–12, 80 以上. */
export function ranges(starts: readonly number[], above: (last: number) => string): string[] {
  return starts.map((from, at) => {
    const next = starts[at + 1]
    if (next === undefined) return above(from)
    return next - 1 === from ? String(from) : `${from}–${next - 1}`
  })
}

/** A code that no other term has, for a term that was just added. */
export function freeCode(terms: readonly Term[]): string {
  const known = new Set(terms.map((one) => one.code))
  for (let n = 1; ; n++) if (!known.has(`own_${n}`)) return `own_${n}`
}
