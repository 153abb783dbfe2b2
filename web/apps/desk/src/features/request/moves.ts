import type { RequestFile, RequestMove } from '@koumen/api-client'
import { localMoment, plusDays } from '@koumen/domain'
import { forms, type MoveField, type MoveValues } from './forms'

/** When somebody who was not there is called again: at another time of the day. */
export function nextCall(file: Pick<RequestFile, 'stage'>, now = new Date()): string | undefined {
  const at = localMoment(now)
  const evening = Number(at.slice(11, 13)) < 15
  const next = evening ? `${at.slice(0, 10)}T18:30` : `${plusDays(at.slice(0, 10), 1)}T10:00`
  const moment = `${next}:00+08:00`
  return Date.parse(moment) < Date.parse(file.stage.dueAt) ? moment : undefined
}

/** A form before anybody has typed. */
export function blank(kind: RequestMove, file: RequestFile): MoveValues {
  const usual: Partial<Record<MoveField['of'], unknown>> = {
    text: '',
    units: [],
    check: false,
    way: 'phone',
    channel: 'phone',
    contactWish: 'call',
    answers: {},
  }
  const values: MoveValues = {}
  for (const field of forms[kind]?.fields ?? []) values[field.name] = usual[field.of]
  if (kind === 'settle' && file.cause) values['withCause'] = false
  if (kind === 'call_back') values['reached'] = false
  if (kind === 'call_back' || kind === 'rate') values['next'] = nextCall(file)
  if (kind === 'hold' && file.stage.pause) {
    values['reason'] = file.stage.pause.words
    values['reviewOn'] = localMoment(file.stage.dueAt).slice(0, 10)
  }
  if (kind === 'whistle') values['place'] = file.place ?? ''
  if (kind === 'attend') {
    const whistle = file.stage.whistle
    const absent = whistle?.units.filter((unit) => !whistle.came.includes(unit.id)) ?? []
    values['unitId'] = absent.length === 1 ? absent[0]!.id : undefined
  }
  return values
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== null
}

/** The fields that are asked for, as far as the form was filled in. */
export function fieldsOf(kind: RequestMove, values: MoveValues): MoveField[] {
  return (forms[kind]?.fields ?? [])
    .filter((field) => field.when?.(values) ?? true)
    .map((field) => (field.neededWhen?.(values) ? { ...field, optional: false } : field))
}

/** Where a move is sent. */
export function nounOf(kind: RequestMove, values: MoveValues): string {
  const noun = forms[kind]!.noun
  return typeof noun === 'string' ? noun : noun(values)
}

/** Whether everything that is needed was given. */
export function isReady(kind: RequestMove, values: MoveValues): boolean {
  return fieldsOf(kind, values).every((field) => field.optional || isFilled(values[field.name]))
}

/** What was answered, question by question. */
function answersOf(value: unknown): { question: string; answer: string }[] {
  return Object.entries((value ?? {}) as Record<string, string>)
    .map(([question, answer]) => ({ question, answer: answer.trim() }))
    .filter((one) => one.answer)
}

/** What is sent: nothing that was left empty, and no spaces around words. */
export function bodyOf(
  kind: RequestMove,
  values: MoveValues,
  id: string,
  version: number,
): MoveValues {
  const asked = new Set(fieldsOf(kind, values).map((field) => field.name)).add('withCause')
  const given: MoveValues = Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => asked.has(name) && name !== 'reached')
      .map(([name, value]) => [name, name === 'answers' ? answersOf(value) : value] as const)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => isFilled(value)),
  )
  if (kind === 'split' || kind === 'join') return { ...given, id }
  const loose = forms[kind]?.loose || nounOf(kind, values) === 'call-backs'
  return { ...given, id, version: loose ? null : version }
}

/** The moves from the next usual one to the seldom. */
const order: RequestMove[] = [
  'decide_return',
  'decide_extension',
  'answer',
  'resume',
  'accept',
  'dispatch',
  'attend',
  'end_whistle',
  'settle',
  'rate',
  'call_back',
  'whistle',
  'ask',
  'ask_return',
  'ask_extension',
  'hold',
  'reopen',
  'hand',
  'supervise',
  'tie',
  'untie',
  'merge',
  'join',
  'split',
  'refuse',
  'withdraw',
  'comment',
]

/** What is open to the reader: the usual next ones as buttons, all others in a menu. */
export function arranged(file: RequestFile): { first: RequestMove[]; others: RequestMove[] } {
  const rank = (kind: RequestMove) => {
    if (kind === 'settle' && file.stage.phase === 'dispatched')
      return order.indexOf('dispatch') - 0.5
    if (kind === 'settle' && file.stage.owner === 'supervisor') return order.indexOf('rate')
    if (kind === 'comment') return -1 + order.length
    if (kind === 'supervise' && !file.moves.some((move) => move.kind === 'settle')) return 0
    return order.indexOf(kind)
  }
  const open: RequestMove[] = file.moves
    .map((move) => move.kind)
    .filter((kind) => forms[kind])
    // Who may write down a rating finds in its form that nobody was reached.
    .filter((kind, _, all) => kind !== 'call_back' || !all.includes('rate'))
    .sort((a, b) => rank(a) - rank(b))
  const first: RequestMove[] = open.filter((kind) => kind !== 'comment').slice(0, 3)
  const others = open.filter((kind) => !first.includes(kind) && kind !== 'comment')
  return { first: open.includes('comment') ? [...first, 'comment'] : first, others }
}
