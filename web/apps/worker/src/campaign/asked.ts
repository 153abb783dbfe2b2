import type { CampaignKit, VisitSheet } from '@koumen/api-client'
import { codesOf, fill, type Flaw, type Question } from '@koumen/domain'

/** What of a household decides to which campaigns it belongs. */
export interface Facts {
  id: string
  areaCode: string
  kind: string
  careMark?: string | null
  listings: string[]
}

type Running = CampaignKit['campaigns'][number]
type Form = CampaignKit['forms'][number]

/** Campaigns for which a visit on a day counts. */
export function campaignsOf(kit: CampaignKit, facts: Facts, day: string): Running[] {
  return kit.campaigns.filter(
    (one) =>
      one.fromOn <= day &&
      day <= one.toOn &&
      one.areas.some((area) => facts.areaCode.startsWith(area)) &&
      fits(one.kinds, facts.kind) &&
      fits(one.marks, facts.careMark ?? 'none') &&
      (one.listings.length === 0 || one.listings.some((it) => facts.listings.includes(it))),
  )
}

function fits(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.includes(value)
}

/**
 * Forms to be asked, each once: not what this household has answered already, unless a campaign by
 * rhythm asks for it each time.
 *
 * @param waiting forms answered in visits that this phone has not sent yet
 */
export function formsOf(
  kit: CampaignKit,
  campaigns: readonly Running[],
  household: string,
  waiting: ReadonlySet<string>,
): Form[] {
  const asked = campaigns.filter((one) => {
    if (!one.form || !one.once) return !!one.form
    const done = kit.answered.some(
      (it) => it.form === one.form && it.household === household && it.on >= one.fromOn,
    )
    return !done && !waiting.has(one.form)
  })
  return kit.forms.filter((form) =>
    asked.some((one) => one.form === form.id && one.formVersion === form.version),
  )
}

/** A form with the questions that it shows on the page: those shown above already are left out. */
export interface Part {
  form: Form
  questions: Question[]
  flaws: Record<string, Flaw>
}

/** Where the answer to a question lies: the same for all forms that ask the same. */
function places(forms: readonly Form[]): Map<Question, string> {
  const taken = new Map<string, string>()
  const found = new Map<Question, string>()
  for (const form of forms) {
    for (const question of form.questions) {
      const same = `${question.kind}|${codesOf(question).join()}`
      const before = taken.get(question.key)
      if (before === undefined) taken.set(question.key, same)
      const shared = before === undefined || before === same
      found.set(question, shared ? question.key : `${form.id}/${question.key}`)
    }
  }
  return found
}

function ownAnswers(
  form: Form,
  places: ReadonlyMap<Question, string>,
  answers: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    form.questions
      .map((one) => [one.key, answers[places.get(one)!]] as const)
      .filter(([, answer]) => answer !== undefined),
  )
}

/** What the page shows of each form; keys are the places where answers lie. */
export function partsOf(forms: readonly Form[], answers: Record<string, unknown>): Part[] {
  const at = places(forms)
  const above = new Set<string>()
  return forms.map((form) => {
    const filling = fill(form.questions, ownAnswers(form, at, answers))
    const questions: Question[] = []
    const flaws: Record<string, Flaw> = {}
    for (const question of form.questions) {
      if (!filling.shown.includes(question.key)) continue
      const place = at.get(question)!
      if (above.has(place)) continue
      above.add(place)
      questions.push({ ...question, key: place })
      const flaw = filling.flaws[question.key]
      if (flaw) flaws[place] = flaw
    }
    return { form, questions, flaws }
  })
}

/** The forms as they are sent: valid answers of each, and none that is blank. */
export function sheetsOf(
  forms: readonly Form[],
  answers: Record<string, unknown>,
  skipped: readonly string[],
): VisitSheet[] {
  const at = places(forms)
  return forms
    .filter((form) => !skipped.includes(form.id))
    .map((form) => ({
      formId: form.id,
      version: form.version,
      answers: fill(form.questions, ownAnswers(form, at, answers)).kept,
    }))
    .filter((sheet) => Object.keys(sheet.answers).length > 0)
}
