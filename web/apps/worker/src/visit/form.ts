import { uuid7 } from '@koumen/domain'
import { doorOf, faultOfDoor, partsOf } from '../door/door'
import { emptyForm, type VisitForm, type VisitParcel } from './visit'

export type Field = 'outcome' | 'at' | 'door' | 'kind' | 'text' | 'reporterPhone'

/** What is still missing or cannot be right, in the order of the form; the names of texts. */
export function faultsOf(form: VisitForm, now: string): Partial<Record<Field, string>> {
  const faults: Partial<Record<Field, string>> = {}
  if (!form.outcome) faults.outcome = 'visit.outcomeNeeded'
  if (form.at > now) faults.at = 'visit.future'
  const door = form.door && faultOfDoor(form.door)
  if (door) faults.door = door
  if (form.raises) {
    if (!form.kind) faults.kind = 'visit.kindNeeded'
    if ([...form.text.trim()].length < 5) faults.text = 'visit.textNeeded'
    if (form.reporterPhone.trim() && !looksLikePhone(form.reporterPhone)) {
      faults.reporterPhone = 'visit.phoneWrong'
    }
  }
  return faults
}

/** A Chinese mobile number, or a landline with or without its area code. */
export function looksLikePhone(typed: string): boolean {
  const digits = typed.replace(/^\s*\+?86[\s-]*/, '').replace(/[\s()（）-]/g, '')
  return /^1[3-9]\d{9}$/.test(digits) || /^(0\d{2,3})?\d{7,8}$/.test(digits)
}

/** The form as it is sent; `visitedAt` is a moment of this phone's clock. */
export function bodyOf(
  form: VisitForm,
  household: { county: string; id: string },
  id: string,
  now: Date,
): VisitParcel {
  const written = (text: string) => text.trim() || undefined
  return {
    id,
    county: household.county,
    householdId: household.id,
    outcome: form.outcome!,
    note: written(form.note),
    visitedAt: (form.at ? new Date(form.at) : now).toISOString(),
    request:
      form.raises && form.kind
        ? {
            id: uuid7(now.getTime()),
            kind: form.kind,
            category: form.category || undefined,
            timeClass: form.timeClass || undefined,
            contactWish: form.contactWish,
            body: form.text.trim(),
            reporterName: written(form.reporterName),
            reporterPhone: written(form.reporterPhone),
          }
        : undefined,
    parts: form.door ? partsOf(form.door, form.outcome!) : undefined,
    // Copies, for what is shown on the screen cannot be kept as it is.
    photos:
      form.raises && form.photos.length
        ? form.photos.map(({ id, data }) => ({ id, data }))
        : undefined,
  }
}

/** A visit that came back, as a form again. */
export function formOf(body: VisitParcel, address: string, at: string): VisitForm {
  return {
    ...emptyForm,
    address,
    county: body.county,
    outcome: body.outcome,
    note: body.note ?? '',
    at,
    raises: !!body.request,
    kind: body.request?.kind,
    category: body.request?.category ?? '',
    timeClass: body.request?.timeClass ?? '',
    contactWish: body.request?.contactWish ?? 'call',
    photos: body.photos ?? [],
    text: body.request?.body ?? '',
    reporterName: body.request?.reporterName ?? '',
    reporterPhone: body.request?.reporterPhone ?? '',
    door: body.parts ? doorOf(body.parts) : undefined,
    answers: body.answers && Object.assign({}, ...body.answers.map((sheet) => sheet.answers)),
  }
}
