import type { Resident } from '@koumen/api-client'
import { today } from '@koumen/domain'

/** A person as the forms of the desk have them. */
export interface ResidentForm {
  name: string
  sex: string | undefined
  bornOn: string | undefined
  relation: string
  identity: string
  phone: string
  school: string
  work: string
  languages: string[]
  state: string
  happenedOn: string
}

export function emptyResident(from?: Resident): ResidentForm {
  return {
    name: from?.name ?? '',
    sex: from?.sex ?? undefined,
    bornOn: from?.bornOn ?? undefined,
    relation: from?.relation ?? 'other_kin',
    identity: '',
    phone: '',
    school: from?.school ?? '',
    work: from?.work ?? '',
    languages: [...(from?.languages ?? [])],
    state: from?.state ?? 'present',
    happenedOn: today(),
  }
}

/** What is sent; a number left empty while editing stays what it is. */
export function residentBody(form: ResidentForm, editing: boolean) {
  return {
    name: form.name.trim(),
    sex: form.sex ?? null,
    bornOn: form.bornOn ?? null,
    relation: form.relation,
    identity: form.identity.trim() || (editing ? null : ''),
    phone: form.phone.trim() || (editing ? null : ''),
    school: form.school.trim() || null,
    work: form.work.trim() || null,
    languages: form.languages,
    state: form.state,
  }
}
