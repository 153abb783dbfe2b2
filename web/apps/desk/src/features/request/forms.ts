import type { RequestMove } from '@koumen/api-client'
import type { TextKey } from '../../i18n'

/** What was filled in, by the name of its field. */
export type MoveValues = Record<string, unknown>

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
    | 'reached'
    | 'answers'
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
  /** Asked only then. */
  when?: (values: MoveValues) => boolean
  /** Needed then, though it is optional otherwise. */
  neededWhen?: (values: MoveValues) => boolean
  /** Lines of a text; one line without it. */
  rows?: number
  most?: number
}

export interface MoveForm {
  /** The noun of its address. */
  noun: string | ((values: MoveValues) => string)
  fields: MoveField[]
  /** What it does, said before it is done. */
  means?: TextKey
  /** The version that was seen does not matter, nothing that stands is changed. */
  loose?: boolean
  /** With the reporter's telephone at hand. */
  calls?: boolean
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

const isReached = (values: MoveValues) => values['reached'] === true
const isNotReached = (values: MoveValues) => values['reached'] === false
/** What sends an answer back to work, unless that happened often enough. */
export const isUnhappy = (values: MoveValues) =>
  values['solved'] === false || Number(values['stars'] ?? 5) <= 2

const way: MoveField = { name: 'way', of: 'way', label: 'request.way' }
const inVain: MoveField[] = [
  text('note', 'request.callNote', {
    rows: 2,
    most: 500,
    when: isNotReached,
    hint: 'request.callNoteHint',
  }),
  {
    name: 'next',
    of: 'moment',
    label: 'request.callNext',
    hint: 'request.callNextHint',
    optional: true,
    when: isNotReached,
  },
]

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
    fields: [way, ...inVain],
    loose: true,
    calls: true,
  },
  rate: {
    noun: (values) => (isReached(values) ? 'rating' : 'call-backs'),
    fields: [
      way,
      { name: 'reached', of: 'reached', label: 'request.reached' },
      { name: 'solved', of: 'solved', label: 'request.isSolved', when: isReached },
      { name: 'stars', of: 'stars', label: 'request.howContent', when: isReached },
      text('reason', 'request.rateReason', {
        rows: 2,
        optional: true,
        when: isReached,
        neededWhen: isUnhappy,
      }),
      {
        name: 'answers',
        of: 'answers',
        label: 'request.asked',
        optional: true,
        when: (values) => isReached(values) && values['way'] !== 'message',
      },
      ...inVain,
    ],
    means: 'request.means.rate',
    calls: true,
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
