import { word, type Locale, type WordGroup } from '@koumen/domain'
import type { TextKey } from '../../i18n'
import { check } from './words'

const lists: Record<string, WordGroup> = {
  kind: 'householdKind',
  householdState: 'householdState',
  use: 'use',
  relation: 'relation',
  sex: 'sex',
  state: 'residentState',
  outcome: 'visitOutcome',
}

/** The text that names a field of a file. */
export function fieldText(field: string): TextKey {
  return (field in check.field ? `check.field.${field}` : 'check.field.note') as TextKey
}

/** A value as people read it. */
export function valueText(field: string, value: string, locale: Locale): string {
  const list = lists[field]
  return (list && word(list, value, locale)) || value
}

interface Body {
  changes?: { field: string; now: string }[]
  newcomers?: { resident: { name?: string } }[]
  needs?: { note: string }[]
  outcome?: string
  note?: string
  request?: { body?: string }
}

/** What was sent, line by line: the field and what was written. */
export function linesOf(body: unknown): { field: string; text: string }[] {
  const sent = (body ?? {}) as Body
  return [
    ...(sent.changes ?? []).map(({ field, now }) => ({ field, text: now })),
    ...(sent.newcomers ?? []).map(({ resident }) => ({
      field: 'resident',
      text: resident.name ?? '',
    })),
    ...(sent.needs ?? []).map(({ note }) => ({ field: 'note', text: note })),
    ...(sent.outcome ? [{ field: 'outcome', text: sent.outcome }] : []),
    ...(sent.note ? [{ field: 'note', text: sent.note }] : []),
    ...(sent.request?.body ? [{ field: 'body', text: sent.request.body }] : []),
  ]
}
