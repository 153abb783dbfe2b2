import type { RequestFile, RequestMove } from '@koumen/api-client'
import type { TextKey } from '../../i18n'

/** A field of a form by which a move is made. */
export interface MoveField {
  name: string
  of:
    | 'text'
    | 'unit'
    | 'units'
    | 'called'
    | 'moment'
    | 'day'
    | 'agreed'
    | 'level'
    | 'way'
    | 'solved'
    | 'stars'
    | 'check'
    | 'other'
    | 'channel'
    | 'category'
    | 'contactWish'
  label: TextKey
  hint?: TextKey
  optional?: boolean
  /** Lines of a text; one line without it. */
  rows?: number
  most?: number
}

export interface MoveForm {
  /** The noun of its address. */
  noun: string
  fields: MoveField[]
  /** What it does, said before it is done. */
  means?: TextKey
  /** The version that was seen does not matter, nothing that stands is changed. */
  loose?: boolean
  danger?: boolean
}

const text = (name: string, label: TextKey, rest: Partial<MoveField> = {}): MoveField => ({
  name,
  of: 'text',
  label,
  rows: 3,
  most: 1000,
  ...rest,
})
const reason = (most = 1000) => text('reason', 'common.reason', { most })
const note = text('note', 'common.note', { optional: true })
const agreed: MoveField = { name: 'agreed', of: 'agreed', label: 'request.decision' }

/** What each move asks for; a move that is not here is not made at the desk. */
export const forms: Partial<Record<RequestMove, MoveForm>> = {
  accept: { noun: 'acceptance', fields: [note], means: 'request.means.accept' },
  refuse: {
    noun: 'refusal',
    fields: [
      text('basis', 'request.basis', {
        rows: undefined,
        most: 300,
        hint: 'request.basisHint',
      }),
      reason(),
      text('elsewhere', 'request.elsewhere', { rows: 2, most: 500, hint: 'request.elsewhereHint' }),
    ],
    means: 'request.means.refuse',
    danger: true,
  },
  dispatch: {
    noun: 'dispatch',
    fields: [
      {
        name: 'unitId',
        of: 'unit',
        label: 'request.dispatchTo',
        hint: 'request.dispatchToHint',
      },
      { name: 'assisting', of: 'units', label: 'request.assisting', optional: true },
      {
        name: 'dueAt',
        of: 'moment',
        label: 'request.answerBy',
        hint: 'request.answerByUsual',
        optional: true,
      },
      text('note', 'request.dispatchNote', { optional: true }),
    ],
  },
  ask_return: { noun: 'return', fields: [reason()], means: 'request.means.ask_return' },
  decide_return: { noun: 'return-decision', fields: [agreed, note] },
  whistle: {
    noun: 'whistle',
    fields: [
      { name: 'units', of: 'units', label: 'request.called' },
      text('place', 'request.meetAt', { rows: undefined, most: 200 }),
      { name: 'meetAt', of: 'moment', label: 'request.meetBy' },
      text('task', 'request.task'),
    ],
    means: 'request.means.whistle',
  },
  attend: {
    noun: 'attendance',
    fields: [
      { name: 'unitId', of: 'called', label: 'request.forUnit' },
      text('did', 'request.did'),
    ],
    loose: true,
  },
  end_whistle: { noun: 'whistle-end', fields: [text('outcome', 'request.outcome')] },
  ask: {
    noun: 'question',
    fields: [text('question', 'request.question', { most: 500 })],
    means: 'request.means.ask',
  },
  answer: { noun: 'answer', fields: [text('text', 'request.answerText', { most: 2000 })] },
  hold: {
    noun: 'hold',
    fields: [reason(), { name: 'reviewOn', of: 'day', label: 'request.reviewOn' }],
    means: 'request.means.hold',
  },
  resume: { noun: 'resumption', fields: [reason()] },
  ask_extension: {
    noun: 'extension',
    fields: [reason(), { name: 'until', of: 'moment', label: 'request.until' }],
    means: 'request.means.ask_extension',
  },
  decide_extension: { noun: 'extension-decision', fields: [agreed, note] },
  hand: {
    noun: 'handing',
    fields: [
      { name: 'level', of: 'level', label: 'request.toLevel' },
      text('note', 'request.handNote'),
    ],
    means: 'request.means.hand',
  },
  merge: {
    noun: 'merging',
    fields: [{ name: 'other', of: 'other', label: 'request.mergeInto' }],
    means: 'request.means.merge',
  },
  split: {
    noun: 'parts',
    fields: [
      text('title', 'request.partTitle', { rows: undefined, most: 120 }),
      text('body', 'request.partBody', { most: 4000 }),
      { name: 'category', of: 'category', label: 'request.category', optional: true },
    ],
    means: 'request.means.split',
  },
  join: {
    noun: 'co-reporters',
    fields: [
      { name: 'channel', of: 'channel', label: 'request.channel' },
      text('words', 'request.words', { most: 4000 }),
      { name: 'contactWish', of: 'contactWish', label: 'request.contactWish' },
      text('name', 'request.reporter', { rows: undefined, most: 50, optional: true }),
      text('phone', 'request.phone', { rows: undefined, most: 20, optional: true }),
    ],
    loose: true,
  },
  tie: {
    noun: 'cause',
    fields: [{ name: 'root', of: 'other', label: 'request.causeRoot' }],
    means: 'request.means.tie',
  },
  untie: { noun: 'cause-end', fields: [reason(500)] },
  settle: {
    noun: 'settlement',
    fields: [
      text('result', 'request.settleResult', { rows: 5, most: 2000, hint: 'request.settleHint' }),
    ],
  },
  call_back: {
    noun: 'call-backs',
    fields: [
      { name: 'way', of: 'way', label: 'request.way' },
      text('note', 'request.callNote', { rows: 2, most: 500 }),
    ],
    loose: true,
  },
  rate: {
    noun: 'rating',
    fields: [
      { name: 'way', of: 'way', label: 'request.way' },
      { name: 'solved', of: 'solved', label: 'request.isSolved' },
      { name: 'stars', of: 'stars', label: 'request.howContent' },
      text('reason', 'request.rateReason', { optional: true }),
    ],
    means: 'request.means.rate',
  },
  reopen: { noun: 'reopening', fields: [reason()], means: 'request.means.reopen' },
  withdraw: {
    noun: 'withdrawal',
    fields: [reason(500)],
    means: 'request.withdrawHint',
    danger: true,
  },
  supervise: {
    noun: 'supervision',
    fields: [
      text('order', 'request.order'),
      { name: 'by', of: 'moment', label: 'request.orderBy' },
    ],
    means: 'request.means.supervise',
    loose: true,
  },
  comment: {
    noun: 'comments',
    fields: [
      text('text', 'request.commentText', { rows: 4, most: 2000 }),
      { name: 'forReporter', of: 'check', label: 'request.forReporter', optional: true },
    ],
    loose: true,
  },
}

export type MoveValues = Record<string, unknown>

/** A form before anybody has typed. */
export function blank(kind: RequestMove, file: RequestFile): MoveValues {
  const usual: Partial<Record<MoveField['of'], unknown>> = {
    text: '',
    units: [],
    check: false,
    way: 'phone',
    channel: 'phone',
    contactWish: 'call',
  }
  const values: MoveValues = {}
  for (const field of forms[kind]?.fields ?? []) values[field.name] = usual[field.of]
  if (kind === 'settle' && file.cause) values['withCause'] = false
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

/** Whether everything that is needed was given. */
export function isReady(kind: RequestMove, values: MoveValues): boolean {
  return (forms[kind]?.fields ?? []).every(
    (field) => field.optional || isFilled(values[field.name]),
  )
}

/** What is sent: nothing that was left empty, and no spaces around words. */
export function bodyOf(
  kind: RequestMove,
  values: MoveValues,
  id: string,
  version: number,
): MoveValues {
  const given: MoveValues = Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => isFilled(value)),
  )
  if (kind === 'split' || kind === 'join') return { ...given, id }
  return { ...given, id, version: forms[kind]?.loose ? null : version }
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
    return order.indexOf(kind)
  }
  const open: RequestMove[] = file.moves
    .map((move) => move.kind)
    .filter((kind) => forms[kind])
    .sort((a, b) => rank(a) - rank(b))
  const first: RequestMove[] = open.filter((kind) => kind !== 'comment').slice(0, 3)
  const others = open.filter((kind) => !first.includes(kind) && kind !== 'comment')
  return { first: open.includes('comment') ? [...first, 'comment'] : first, others }
}
