/** How a question is answered. */
export type QuestionKind =
  'yes_no' | 'one_of' | 'several_of' | 'number' | 'date' | 'short_text' | 'long_text'

/** When a question is shown: an earlier question is shown too and was answered so. */
export interface ShownWhen {
  question: string
  anyOf?: string[] | null
  atLeast?: number | null
  atMost?: number | null
}

export interface Question {
  /** The same in all versions; two campaigns that ask the same key ask once. */
  key: string
  kind: QuestionKind
  text: string
  hint?: string | null
  required: boolean
  options?: { code: string; text: string }[] | null
  min?: number | null
  max?: number | null
  whole?: boolean | null
  when?: ShownWhen | null
}

export type FormAnswer = string | number | string[]
export type FormAnswers = Record<string, unknown>

export type Flaw =
  'missing' | 'wrong_kind' | 'not_an_option' | 'too_small' | 'too_large' | 'too_long' | 'not_a_date'

/** A form read with some answers: what is shown, what is kept, what is wrong. */
export interface Filling {
  shown: string[]
  kept: Record<string, FormAnswer>
  flaws: Record<string, Flaw>
  /** Answered though not shown. */
  hidden: string[]
  /** Answered though the form does not ask. */
  unknown: string[]
}

const GREATEST = 1_000_000_000_000
const BLANKS = /^[ \t\n\r\u00a0\u3000\ufeff]+|[ \t\n\r\u00a0\u3000\ufeff]+$/g

/**
 * Reads a sound form from top to bottom, by the same rules as the server (`Filling.java`); the cases
 * of `forms.golden.json` are tested from both sides.
 */
export function fill(questions: readonly Question[], answers: FormAnswers): Filling {
  const filling: Filling = { shown: [], kept: {}, flaws: {}, hidden: [], unknown: [] }
  const known = new Set<string>()
  for (const question of questions) {
    const { key } = question
    known.add(key)
    const answer = answers[key]
    if (!isShown(question, filling.kept)) {
      if (!isBlank(answer)) filling.hidden.push(key)
      continue
    }
    filling.shown.push(key)
    if (isBlank(answer)) {
      if (question.required) filling.flaws[key] = 'missing'
      continue
    }
    const read = readAnswer(question, answer)
    if ('flaw' in read) filling.flaws[key] = read.flaw
    else filling.kept[key] = read.value
  }
  filling.unknown = Object.keys(answers)
    .filter((key) => !known.has(key))
    .sort()
  return filling
}

function isShown({ when }: Question, kept: Record<string, FormAnswer>): boolean {
  if (!when) return true
  const answer = kept[when.question]
  if (answer === undefined) return false
  const { anyOf, atLeast, atMost } = when
  if (anyOf?.length) {
    return Array.isArray(answer)
      ? answer.some((one) => anyOf.includes(one))
      : anyOf.includes(String(answer))
  }
  const number = Number(answer)
  return (atLeast == null || number >= atLeast) && (atMost == null || number <= atMost)
}

function isBlank(answer: unknown): boolean {
  return (
    answer === undefined ||
    answer === null ||
    (typeof answer === 'string' && trimmed(answer) === '') ||
    (Array.isArray(answer) && answer.length === 0)
  )
}

/** Without blanks around it: named one by one, because languages differ in what a blank is. */
function trimmed(text: string): string {
  return text.replace(BLANKS, '')
}

/** The codes that may be chosen. */
export function codesOf(question: Question): string[] {
  if (question.kind === 'yes_no') return ['yes', 'no']
  if (question.kind !== 'one_of' && question.kind !== 'several_of') return []
  return (question.options ?? []).map((option) => option.code)
}

type Read = { value: FormAnswer } | { flaw: Flaw }

function readAnswer(question: Question, answer: unknown): Read {
  const codes = codesOf(question)
  switch (question.kind) {
    case 'yes_no':
    case 'one_of':
      if (typeof answer !== 'string') return { flaw: 'wrong_kind' }
      return codes.includes(answer) ? { value: answer } : { flaw: 'not_an_option' }
    case 'several_of':
      if (!Array.isArray(answer) || answer.some((one) => typeof one !== 'string')) {
        return { flaw: 'wrong_kind' }
      }
      return answer.every((one) => codes.includes(one as string))
        ? { value: codes.filter((code) => answer.includes(code)) }
        : { flaw: 'not_an_option' }
    case 'number':
      return readNumber(question, answer)
    case 'date':
      if (typeof answer !== 'string') return { flaw: 'wrong_kind' }
      return isDay(answer) ? { value: answer } : { flaw: 'not_a_date' }
    default: {
      if (typeof answer !== 'string') return { flaw: 'wrong_kind' }
      const text = trimmed(answer)
      const most = question.kind === 'short_text' ? 200 : 2000
      return [...text].length > most ? { flaw: 'too_long' } : { value: text }
    }
  }
}

function readNumber({ min, max, whole }: Question, answer: unknown): Read {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return { flaw: 'wrong_kind' }
  if (Math.abs(answer) > GREATEST) return { flaw: answer < 0 ? 'too_small' : 'too_large' }
  if (whole && !Number.isInteger(answer)) return { flaw: 'wrong_kind' }
  if (min != null && answer < min) return { flaw: 'too_small' }
  if (max != null && answer > max) return { flaw: 'too_large' }
  return { value: answer }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}
