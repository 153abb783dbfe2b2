import type { EditBody, EditField, HouseholdFile, Resident } from '@koumen/api-client'

/** What the phone lets change of one field: the value seen, and the value wanted. */
export interface FieldEdit {
  was: string
  now: string
}

export interface Newcomer {
  how: 'birth' | 'moved_in' | 'added'
  name: string
  relation: string
  sex: string
  bornOn: string
}

export interface HealthNeed {
  residentId: string
  note: string
  consent: boolean
}

/** Changes of one household's file as they are being written. */
export interface EditForm {
  county: string
  address: string
  /** By `residentId:field`; of the household `:field`. */
  fields: Record<string, FieldEdit>
  newcomers: Newcomer[]
  needs: HealthNeed[]
}

export const ofHousehold = ['number', 'kind', 'householdState', 'use'] as const
export const ofPerson = [
  'name',
  'relation',
  'sex',
  'bornOn',
  'phone',
  'work',
  'school',
  'languages',
  'state',
] as const

export function keyOf(residentId: string | null | undefined, field: string): string {
  return `${residentId ?? ''}:${field}`
}

/** What the file says, as the server compares it; of a telephone number its stamp. */
export function seen(file: HouseholdFile, residentId: string | null, field: string): string {
  if (!residentId) {
    if (field === 'use') return file.premises.use
    if (field === 'householdState') return file.household.state
    return (field === 'kind' ? file.household.kind : file.household.number) ?? ''
  }
  const person = file.residents.find((one) => one.id === residentId)
  if (!person) return ''
  if (field === 'languages') return [...person.languages].sort().join('、')
  if (field === 'phone') return person.phoneStamp
  return (person[field as keyof Resident] as string | null) ?? ''
}

/** Writes one field of the form; what is as it was seen is no change. */
export function change(form: EditForm, key: string, was: string, now: string): void {
  const known = form.fields[key]
  const before = known?.was ?? was
  if (now === before) delete form.fields[key]
  else form.fields[key] = { was: before, now }
}

/** How many things the form changes. */
export function countOf(form: EditForm): number {
  const newcomers = form.newcomers.filter((one) => one.name.trim())
  const needs = form.needs.filter((one) => one.note.trim())
  return Object.keys(form.fields).length + newcomers.length + needs.length
}

/** The form as it is sent. */
export function bodyOf(
  form: EditForm,
  householdId: string,
  id: string,
  now: Date,
  words: { purpose: string; consent: string },
): EditBody {
  return {
    id,
    county: form.county,
    householdId,
    madeAt: now.toISOString(),
    changes: Object.entries(form.fields).map(([key, { was, now: wanted }]): EditField => {
      const [residentId = '', field = ''] = key.split(':')
      return { residentId: residentId || null, field, was, now: wanted.trim() }
    }),
    newcomers: form.newcomers
      .filter((one) => one.name.trim())
      .map(({ how, name, relation, sex, bornOn }) => ({
        how,
        resident: {
          name: name.trim(),
          relation,
          sex: sex || null,
          bornOn: bornOn || null,
        },
        on: how === 'birth' && bornOn ? bornOn : null,
      })) as EditBody['newcomers'],
    needs: form.needs
      .filter((one) => one.note.trim())
      .map((one) => ({
        residentId: one.residentId,
        kind: 'health',
        note: one.note.trim(),
        purpose: words.purpose,
        consent: words.consent,
      })),
  }
}

/** The form of changes that came back. */
export function formOf(body: EditBody, address: string): EditForm {
  return {
    county: body.county,
    address,
    fields: Object.fromEntries(
      body.changes.map((one) => [
        keyOf(one.residentId, one.field),
        { was: one.was ?? '', now: one.now ?? '' },
      ]),
    ),
    newcomers: (body.newcomers ?? []).map(({ how, resident }) => ({
      how: how as Newcomer['how'],
      name: resident.name ?? '',
      relation: resident.relation ?? '',
      sex: resident.sex ?? '',
      bornOn: resident.bornOn ?? '',
    })),
    needs: (body.needs ?? []).map(({ residentId, note }) => ({ residentId, note, consent: true })),
  }
}

/** A change that the file on this phone does not show yet. */
export type Pending = Pick<EditField, 'residentId' | 'field' | 'now'>

/** The file with what this phone has written and not yet seen come back. */
export function withPending(file: HouseholdFile, pending: readonly Pending[]): HouseholdFile {
  if (!pending.length) return file
  const changed = structuredClone(file)
  for (const { residentId, field, now } of pending) {
    const value = now ?? ''
    const person = changed.residents.find((one) => one.id === residentId)
    if (residentId && !person) continue
    if (!person) {
      if (field === 'use') changed.premises.use = value as typeof changed.premises.use
      else if (field === 'householdState')
        changed.household.state = value as typeof changed.household.state
      else if (field === 'kind') changed.household.kind = value as typeof changed.household.kind
      else if (field === 'number') changed.household.number = value || null
    } else if (field === 'languages') {
      person.languages = value.split('、').filter(Boolean)
    } else if (field === 'phone') {
      // Whoever wrote the number knows it: it stands for the stamp until that comes.
      person.phoneStamp = value
      person.phone = masked(value)
    } else {
      Object.assign(person, { [field]: value || null })
    }
  }
  return changed
}

function masked(number: string): string | null {
  if (!number) return null
  const digits = number.replace(/[\s-]/g, '')
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`
}
