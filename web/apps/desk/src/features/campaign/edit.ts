import type { FormFile } from '@koumen/api-client'
import { codesOf, type Question, type QuestionKind } from '@koumen/domain'

/** A question as it is written: options stand as lines of text. */
export interface Drafted {
  key: string
  kind: QuestionKind
  text: string
  hint: string
  required: boolean
  lines: string
  /** Codes of options that were there before, by their text: they stay with it. */
  codes: Record<string, string>
  min?: number
  max?: number
  whole: boolean
  after: string
  anyOf: string[]
  atLeast?: number
  atMost?: number
}

/** Letters that no other question has by accident. */
function newKey(): string {
  return `q${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`
}

export function blank(): Drafted {
  return {
    key: newKey(),
    kind: 'yes_no',
    text: '',
    hint: '',
    required: true,
    lines: '',
    codes: {},
    whole: false,
    after: '',
    anyOf: [],
  }
}

type Written = FormFile['questions'][number]

export function drafted(one: Written): Drafted {
  const options = one.options ?? []
  return {
    key: one.key,
    kind: one.kind,
    text: one.text,
    hint: one.hint ?? '',
    required: one.required,
    lines: options.map((it) => it.text).join('\n'),
    codes: Object.fromEntries(options.map((it) => [it.text, it.code])),
    min: one.min ?? undefined,
    max: one.max ?? undefined,
    whole: one.whole ?? false,
    after: one.when?.question ?? '',
    anyOf: one.when?.anyOf ?? [],
    atLeast: one.when?.atLeast ?? undefined,
    atMost: one.when?.atMost ?? undefined,
  }
}

/** The question as it is asked. */
export function written(one: Drafted): Question {
  const texts = one.lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const taken = new Set(Object.values(one.codes))
  let n = 0
  const code = (text: string) => {
    const known = one.codes[text]
    if (known) return known
    do n += 1
    while (taken.has(`o${n}`))
    return `o${n}`
  }
  const chooses = one.kind === 'one_of' || one.kind === 'several_of'
  const number = one.kind === 'number'
  return {
    key: one.key,
    kind: one.kind,
    text: one.text.trim(),
    hint: one.hint.trim() || undefined,
    required: one.required,
    options: chooses ? texts.map((text) => ({ code: code(text), text })) : undefined,
    min: number ? one.min : undefined,
    max: number ? one.max : undefined,
    whole: number && one.whole ? true : undefined,
    when: one.after
      ? {
          question: one.after,
          anyOf: one.anyOf.length ? one.anyOf : undefined,
          atLeast: one.atLeast,
          atMost: one.atMost,
        }
      : undefined,
  }
}

/** Questions before one that may decide whether it is asked. */
export function earlier(all: readonly Drafted[], at: number): Drafted[] {
  return all
    .slice(0, at)
    .filter((one) => ['yes_no', 'one_of', 'several_of', 'number'].includes(one.kind))
}

/** What may have been answered to a question, with its words. */
export function choicesOf(
  one: Drafted | undefined,
  yes: string,
  no: string,
): { code: string; text: string }[] {
  if (!one || one.kind === 'number') return []
  if (one.kind === 'yes_no') {
    return [
      { code: 'yes', text: yes },
      { code: 'no', text: no },
    ]
  }
  const question = written(one)
  return codesOf(question).map((code) => ({
    code,
    text: question.options?.find((it) => it.code === code)?.text ?? code,
  }))
}
