import type { Word } from '@koumen/domain'
import { residentBody, type ResidentForm } from './resident'
import { premisesBody, type PremisesForm } from './premises'

export type LifeKind = Word<'lifeChange'>

/** The wizard's form; each kind of change uses the part it needs. */
export interface LifeForm {
  kind: LifeKind
  happenedOn: string
  reason: string
  person: ResidentForm
  residents: string[]
  whereTo: string
  target: { county: string; id: string } | undefined
  elsewhere: boolean
  premises: PremisesForm
  relations: Record<string, string>
  school: string
  work: string
  need: string
  note: string
  purpose: string
  consent: string
}

/** What a kind of change asks for. */
export const asks: Record<LifeKind, ReadonlySet<string>> = {
  birth: new Set(['person']),
  death: new Set(['one', 'relations']),
  moved_in: new Set(['person']),
  came_back: new Set(['gone']),
  moved_out: new Set(['many', 'whereTo', 'relations']),
  moved_within: new Set(['many', 'target', 'relations']),
  household_split: new Set(['many', 'premises', 'relations']),
  household_merge: new Set(['target', 'relations']),
  school: new Set(['one', 'school']),
  job: new Set(['one', 'work']),
  health: new Set(['one', 'health']),
  marriage: new Set(['relations', 'related']),
  divorce: new Set(['relations', 'related']),
}

export function isReady(form: LifeForm): boolean {
  const needs = asks[form.kind]
  if (!form.happenedOn) return false
  if (needs.has('person') && form.person.name.trim() === '') return false
  if ((needs.has('one') || needs.has('many') || needs.has('gone')) && form.residents.length === 0) {
    return false
  }
  if (needs.has('target') && !form.target) return false
  if (needs.has('related') && Object.keys(form.relations).length === 0) return false
  if (needs.has('health')) {
    return [form.note, form.purpose, form.consent].every((text) => text.trim() !== '')
  }
  return true
}

/** What is sent for the chosen kind, and nothing that belongs to another. */
export function lifeBody(form: LifeForm): Record<string, unknown> {
  const about = { kind: form.kind, happenedOn: form.happenedOn, reason: form.reason.trim() || null }
  const { residents: residentIds, relations } = form
  switch (form.kind) {
    case 'birth':
    case 'moved_in':
      return { ...about, resident: residentBody(form.person, false) }
    case 'death':
      return { ...about, residentIds, relations }
    case 'came_back':
      return { ...about, residentIds }
    case 'moved_out':
      return { ...about, residentIds, whereTo: form.whereTo.trim() || null, relations }
    case 'moved_within':
      return {
        ...about,
        residentIds,
        toCounty: form.target?.county,
        toHousehold: form.target?.id,
        relations,
      }
    case 'household_split':
      return {
        ...about,
        residentIds,
        premises: form.premises.address.trim() ? premisesBody(form.premises) : null,
        relations,
      }
    case 'household_merge':
      return { ...about, toHousehold: form.target?.id, relations }
    case 'school':
      return { ...about, residentIds, value: form.school.trim() || null }
    case 'job':
      return { ...about, residentIds, value: form.work.trim() || null }
    case 'health':
      return {
        ...about,
        residentIds,
        need: form.need,
        note: form.note,
        purpose: form.purpose,
        consent: form.consent,
      }
    default:
      return { ...about, relations }
  }
}
